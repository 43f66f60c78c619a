CYPHER 5
UNWIND $hashes AS hash
MATCH (b:AccountBlock {chain: $chain, hash: hash})
RETURN b.height AS height, b.hash AS hash, b.parent AS parent, b.time AS time,
       b.calls AS calls, b.rewards AS rewards
