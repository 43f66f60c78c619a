CYPHER 5
UNWIND $rows AS row
MERGE (t:Token {key: row.key})
ON CREATE SET t.chain = row.chain, t.contract = row.contract, t.transfers = 0
SET t.symbol = row.symbol, t.decimals = row.decimals, t.height = row.height, t.by = row.by
