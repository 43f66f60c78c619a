CYPHER 5
UNWIND $rows AS id
MATCH (t:Transaction {id: id})
SET t.height = null, t.position = null, t.raw = null
