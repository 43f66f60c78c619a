CYPHER 5
MATCH (o:OrphanAccountBlock {chain: $chain, hash: $hash})
RETURN o.hash AS hash, o.raw AS raw
