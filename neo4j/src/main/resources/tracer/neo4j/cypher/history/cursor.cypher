CYPHER 5
MATCH (t:Transaction {id: $tx})-[p:PAYS {index: $index}]->(s:Script)
USING INDEX SEEK t:Transaction(id)
WHERE t.height IS NOT NULL AND s.hash = $script
RETURN t.height AS height, t.position AS position
