CYPHER 5
// What was claimed of a transaction's outputs is forgotten when it arrives.
UNWIND $rows AS row
MATCH (t:Transaction {id: row.id})
SET t.height = row.height, t.position = row.position, t.raw = row.raw
WITH t
MATCH (t)-[claim:PAYS]->(s:Script)
DELETE claim
RETURN DISTINCT s.hash AS script
