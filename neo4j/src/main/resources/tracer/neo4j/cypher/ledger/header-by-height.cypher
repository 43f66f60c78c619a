CYPHER 5
MATCH (b:Block {height: $height})
RETURN b.height AS height, b.header AS header
