CYPHER 5
MATCH (l:Label)
WHERE l.name > $name
   OR l.name = $name AND (l.address > $address
   OR l.address = $address AND (l.source > $source
   OR l.source = $source AND l.category > $category))
RETURN l.address AS address, l.name AS name, l.source AS source, l.category AS category
ORDER BY l.name, l.address, l.source, l.category
LIMIT $atMost
