CYPHER 5
UNWIND $rows AS row
MATCH (old:Entity {id: row.from})<-[m:MEMBER_OF]-(s:Script)
DELETE m
WITH row, s
MERGE (e:Entity {id: row.into})
CREATE (s)-[:MEMBER_OF]->(e)
