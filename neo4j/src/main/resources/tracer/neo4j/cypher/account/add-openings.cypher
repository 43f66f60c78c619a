CYPHER 5
UNWIND $rows AS row
MERGE (o:OpeningBalance {key: row.key})
SET o.chain = row.chain, o.holder = row.holder, o.address = row.address, o.asset = row.asset,
    o.height = row.height, o.amount = row.amount, o.by = row.by
