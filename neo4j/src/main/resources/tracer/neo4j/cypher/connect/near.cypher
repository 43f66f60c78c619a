CYPHER 5
UNWIND $heights AS height
MATCH (b:Block {height: height})
RETURN b.height AS height, b.header AS header
