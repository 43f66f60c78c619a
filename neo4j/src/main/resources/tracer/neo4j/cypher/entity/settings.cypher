CYPHER 5
MATCH (s:Store {name: 'tracer'})
WHERE s.computedBy IS NOT NULL
RETURN s.computedBy AS settings
