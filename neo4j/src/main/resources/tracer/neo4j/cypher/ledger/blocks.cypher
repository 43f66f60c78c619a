CYPHER 5
MATCH (b:Block)
WHERE b.height >= $from
RETURN b.height AS height, b.header AS header
ORDER BY b.height
LIMIT $atMost
