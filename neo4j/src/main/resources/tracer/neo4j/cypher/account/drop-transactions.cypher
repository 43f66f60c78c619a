CYPHER 5
UNWIND $rows AS key
MATCH (t:AccountTransaction {key: key})
DELETE t
