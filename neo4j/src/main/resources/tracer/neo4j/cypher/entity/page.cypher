CYPHER 5
MATCH (e:Entity)
WHERE e.id > $after
RETURN e.id AS id, e.members AS members
ORDER BY e.id
LIMIT $atMost
