CYPHER 5
UNWIND $keys AS key
MATCH (t:AccountTransaction {key: key})
WITH DISTINCT t.height AS height
MATCH (b:AccountBlock {chain: $chain, height: height})
RETURN b.hash AS hash, b.raw AS raw
