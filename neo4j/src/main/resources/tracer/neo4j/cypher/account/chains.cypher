CYPHER 5
MATCH (c:AccountChain)
WHERE c.tip <> ''
RETURN c.number AS chain
ORDER BY chain
