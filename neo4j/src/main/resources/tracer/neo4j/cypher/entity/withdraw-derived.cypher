CYPHER 5
UNWIND $rows AS row
MATCH (:Script {hash: row.a})-[e:SAME_KEY]->(:Script {hash: row.b})
DELETE e
