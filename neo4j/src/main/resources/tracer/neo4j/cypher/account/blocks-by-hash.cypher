CYPHER 5
UNWIND $hashes AS hash
MATCH (b:AccountBlock {chain: $chain, hash: hash})
RETURN b.hash AS hash, b.raw AS raw
