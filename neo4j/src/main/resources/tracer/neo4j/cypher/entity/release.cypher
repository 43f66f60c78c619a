CYPHER 5
UNWIND $rows AS row
MATCH (q:Quarantined {transaction: row.transaction, reason: row.reason, number: row.number})
DELETE q
