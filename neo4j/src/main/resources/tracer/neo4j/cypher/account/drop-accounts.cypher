CYPHER 5
// No stored transfer touches them any more.
UNWIND $rows AS key
MATCH (a:Account {key: key})
WHERE NOT EXISTS { (a)-[:TRANSFER]-() }
DELETE a
