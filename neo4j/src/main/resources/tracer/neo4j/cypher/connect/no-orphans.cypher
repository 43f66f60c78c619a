CYPHER 5
UNWIND $rows AS hash
MATCH (o:OrphanBlock {hash: hash})
DELETE o
