CYPHER 5
UNWIND $rows AS row
MATCH (b:AccountBlock {chain: row.chain, hash: row.hash})
CREATE (o:OrphanAccountBlock)
SET o = properties(b)
DELETE b
