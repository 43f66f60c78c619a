CYPHER 5
UNWIND $rows AS row
MATCH (t:Transaction {id: row.id})
USING INDEX SEEK t:Transaction(id)
UNWIND row.spends AS spend
MATCH (f:Transaction {id: spend.from})
USING INDEX SEEK f:Transaction(id)
CREATE (f)-[:FLOW {index: spend.index, input: spend.input,
                   value: spend.value, script: spend.script}]->(t)
