CYPHER 5
MATCH (t:Token {chain: $chain})
WHERE t.transfers > 0
RETURN count(t) AS tokens
