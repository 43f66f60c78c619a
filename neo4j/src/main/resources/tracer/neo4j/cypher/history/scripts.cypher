CYPHER 5
UNWIND $hashes AS hash
MATCH (s:Script {hash: hash})
RETURN s.hash AS hash, s.bytes AS bytes
