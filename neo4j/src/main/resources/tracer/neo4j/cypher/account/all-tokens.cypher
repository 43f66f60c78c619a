CYPHER 5
MATCH (t:Token {chain: $chain})
WHERE t.by IS NOT NULL
RETURN t.contract AS contract, t.symbol AS symbol, t.decimals AS decimals, t.height AS height,
       t.by AS by
ORDER BY contract
