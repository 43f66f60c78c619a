CYPHER 5
MATCH (e:Entity)
RETURN e.id AS id, e.members AS members
