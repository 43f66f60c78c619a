CYPHER 5
MATCH (s:Store)
RETURN s.schema AS schema, s.chain AS chain
