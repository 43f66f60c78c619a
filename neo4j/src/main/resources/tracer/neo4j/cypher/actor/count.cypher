CYPHER 5
MATCH (a:Actor)
RETURN count(a) AS actors
