CYPHER 5
MATCH (r:AccountReading)
WHERE r.chain = $chain AND r.number >= 1
RETURN coalesce(max(r.number), 0) AS number
