CYPHER 5
MATCH (l:Label)
WHERE l.name > $name
   OR l.name = $name AND (l.address > $address
   OR l.address = $address AND (l.source > $source
   OR l.source = $source AND (l.category > $category
   OR l.category = $category AND (l.chain > $chain
   OR l.chain = $chain AND l.basis > $basis))))
RETURN l AS label
ORDER BY l.name, l.address, l.source, l.category, l.chain, l.basis
LIMIT $atMost
