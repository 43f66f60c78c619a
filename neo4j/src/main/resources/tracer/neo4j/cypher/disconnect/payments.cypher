CYPHER 5
UNWIND $ids AS id
MATCH (:Transaction {id: id})-[p:PAYS]->(s:Script)
DELETE p
RETURN DISTINCT s.hash AS script
