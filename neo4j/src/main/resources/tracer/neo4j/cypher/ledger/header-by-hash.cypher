CYPHER 5
MATCH (b:Block {hash: $hash})
RETURN b.height AS height, b.header AS header
