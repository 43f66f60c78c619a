CYPHER 5
UNWIND $rows AS id
CREATE (:Transaction {id: id})
