CYPHER 5
UNWIND $rows AS row
MATCH (:Transaction {id: row.from})-[spend:FLOW {index: row.index}]->()
SET spend.value = row.value, spend.script = row.script
