CYPHER 5
UNWIND $rows AS row
MATCH (:Script {hash: row.a})-[e:DERIVED]->(:Script {hash: row.b})
DELETE e
