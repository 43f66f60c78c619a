CYPHER 5
UNWIND $rows AS id
MATCH ()-[e:SAME_OWNER {transaction: id}]->()
DELETE e
