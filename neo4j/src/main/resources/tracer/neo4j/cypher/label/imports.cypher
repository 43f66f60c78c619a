CYPHER 5
MATCH (i:LabelImport)
RETURN i AS import
ORDER BY i.number DESC
LIMIT $atMost
