CYPHER 5
UNWIND $rows AS hash
MATCH (:Script {hash: hash})-[m:MEMBER_OF]->(:Entity)
DELETE m
