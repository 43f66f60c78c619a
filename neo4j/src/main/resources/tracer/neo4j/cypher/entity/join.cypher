CYPHER 5
UNWIND $rows AS row
MATCH (s:Script {hash: row.script})
MERGE (e:Entity {id: row.entity})
CREATE (s)-[:MEMBER_OF]->(e)
