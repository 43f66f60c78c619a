CYPHER 5
MATCH (s:Script)-[:MEMBER_OF]->(e:Entity)
RETURN s.hash AS script, e.id AS entity
