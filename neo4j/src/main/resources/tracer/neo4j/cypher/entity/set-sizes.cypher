CYPHER 5
UNWIND $rows AS row
MERGE (e:Entity {id: row.id})
SET e.members = row.members
