CYPHER 5
UNWIND $rows AS id
MATCH (t:Transaction {id: id})
WHERE t.height IS NULL AND NOT EXISTS { (t)-[:FLOW]->() }
DELETE t
