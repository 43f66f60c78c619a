CYPHER 5
MATCH (l:Label)
WHERE l.folded CONTAINS $text
RETURN l.address AS address, l.name AS name, l.source AS source, l.category AS category
ORDER BY l.name, l.address, l.source, l.category
LIMIT $atMost
