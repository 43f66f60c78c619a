CYPHER 5
MATCH (t:Transaction {id: $tx})-[p:PAYS {index: $index}]->(:Script {hash: $script})
WHERE t.height IS NOT NULL
RETURN t.height AS height, t.position AS position
