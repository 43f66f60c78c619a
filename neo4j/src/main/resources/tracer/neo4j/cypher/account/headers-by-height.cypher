CYPHER 5
UNWIND $heights AS height
MATCH (b:AccountBlock {chain: $chain, height: height})
RETURN b.height AS height, b.hash AS hash, b.parent AS parent, b.time AS time,
       b.calls AS calls, b.rewards AS rewards
