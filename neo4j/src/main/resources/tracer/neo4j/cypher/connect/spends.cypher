CYPHER 5
UNWIND $rows AS row
MATCH (t:Transaction {id: row.id})
UNWIND row.spends AS spend
MATCH (f:Transaction {id: spend.from})
CREATE (f)-[:FLOW {index: spend.index, input: spend.input,
                   value: spend.value, script: spend.script}]->(t)
