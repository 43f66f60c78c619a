CYPHER 5
MATCH (s:Script {hash: $script})<-[p:PAYS]-(t:Transaction)
USING INDEX SEEK s:Script(hash)
WHERE t.height > $height
   OR t.height = $height AND (t.position > $position OR t.position = $position AND p.index > $index)
WITH t, p ORDER BY t.height, t.position, p.index LIMIT $atMost
OPTIONAL MATCH (t)-[:FLOW {index: p.index}]->(by:Transaction)
MATCH (b:Block {height: t.height})
OPTIONAL MATCH (c:Block {height: by.height})
RETURN t.id AS tx, p.index AS index, p.value AS value,
       [b.height, t.position, b.hash, b.time] AS place,
       by.id AS spentBy, [c.height, by.position, c.hash, c.time] AS spentAt
ORDER BY b.height, t.position, index
