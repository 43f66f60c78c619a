CYPHER 5
UNWIND $rows AS row
CREATE (:Quarantined {number: row.number, transaction: row.transaction, height: row.height,
                      reason: row.reason, scripts: row.scripts, members: row.members})
