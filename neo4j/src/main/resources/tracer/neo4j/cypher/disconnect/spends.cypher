CYPHER 5
// What was claimed of the outputs that they spent goes with them.
UNWIND $ids AS id
MATCH (f:Transaction)-[spend:FLOW]->(:Transaction {id: id})
WITH f, spend, spend.index AS index
DELETE spend
WITH f, index
WHERE f.height IS NULL
OPTIONAL MATCH (f)-[claim:PAYS {index: index}]->(s:Script)
DELETE claim
RETURN f.id AS stub, s.hash AS script
