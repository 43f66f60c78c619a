CYPHER 5
UNWIND $rows AS row
MATCH (o:OrphanAccountBlock {chain: row.chain, hash: row.hash})
DELETE o
