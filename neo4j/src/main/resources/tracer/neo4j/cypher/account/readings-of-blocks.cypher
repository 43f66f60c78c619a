CYPHER 5
UNWIND $hashes AS hash
OPTIONAL MATCH (b:AccountBlock {chain: $chain, hash: hash})
OPTIONAL MATCH (o:OrphanAccountBlock {chain: $chain, hash: hash})
WITH hash, coalesce(b.reading, o.reading) AS number
WHERE number IS NOT NULL
RETURN hash, number
