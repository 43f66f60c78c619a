CYPHER 5
// Nobody pays or claims them any more.
UNWIND $rows AS hash
MATCH (s:Script {hash: hash})
WHERE NOT EXISTS { (s)<-[:PAYS]-() }
DETACH DELETE s
