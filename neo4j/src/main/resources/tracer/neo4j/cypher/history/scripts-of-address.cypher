CYPHER 5
MATCH (s:Script {address: $address})
RETURN s.bytes AS bytes
