CYPHER 5
UNWIND $keys AS key
MATCH (t:Token {key: key})
WHERE t.by IS NOT NULL
RETURN t.contract AS contract, t.symbol AS symbol, t.decimals AS decimals, t.height AS height,
       t.by AS by
