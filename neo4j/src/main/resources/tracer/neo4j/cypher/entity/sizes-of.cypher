CYPHER 5
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.members AS members
