CYPHER 5
MATCH (e:Entity {id: $id})
RETURN e.id AS id, e.members AS members
