CYPHER 5
UNWIND $rows AS row
CREATE (:AccountTransaction {key: row.key, chain: row.chain, hash: row.hash, height: row.height})
