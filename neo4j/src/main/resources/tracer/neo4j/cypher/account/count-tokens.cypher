CYPHER 5
// How many stored transfers move each token; one that none moves and nobody described goes.
UNWIND $rows AS row
MERGE (t:Token {key: row.key})
ON CREATE SET t.chain = row.chain, t.contract = row.contract, t.transfers = 0
SET t.transfers = t.transfers + row.more
WITH t
WHERE t.transfers = 0 AND t.by IS NULL
DELETE t
