CYPHER 5
MATCH (b:AccountBlock)
WHERE b.chain = $chain AND b.height >= $from
RETURN b.hash AS hash, b.raw AS raw
ORDER BY b.height
LIMIT $atMost
