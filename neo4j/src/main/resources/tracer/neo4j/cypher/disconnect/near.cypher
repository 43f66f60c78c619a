CYPHER 5
UNWIND $hashes AS hash
MATCH (b:Block {hash: hash})
RETURN b.height AS height, b.header AS header
