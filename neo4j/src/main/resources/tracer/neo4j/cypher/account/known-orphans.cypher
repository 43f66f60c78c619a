CYPHER 5
UNWIND $hashes AS hash
MATCH (o:OrphanAccountBlock {chain: $chain, hash: hash})
RETURN o.hash AS hash
