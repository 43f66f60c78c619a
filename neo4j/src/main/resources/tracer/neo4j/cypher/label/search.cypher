CYPHER 5
MATCH (l:Label)
WHERE l.folded CONTAINS $text
RETURN l AS label
ORDER BY l.name, l.address, l.source, l.category, l.chain, l.basis
LIMIT $atMost
