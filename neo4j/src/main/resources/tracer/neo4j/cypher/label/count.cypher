CYPHER 5
MATCH (l:Label)
RETURN count(l) AS labels
