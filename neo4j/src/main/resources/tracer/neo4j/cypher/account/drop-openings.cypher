CYPHER 5
UNWIND $rows AS row
MATCH (o:OpeningBalance {chain: row.chain, height: row.height})
DELETE o
