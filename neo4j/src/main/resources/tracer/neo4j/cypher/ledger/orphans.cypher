CYPHER 5
MATCH (o:OrphanBlock)
RETURN o.height AS height, o.header AS header
ORDER BY o.height, o.hash
