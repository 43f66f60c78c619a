CYPHER 5
MATCH (s:Store {name: 'tracer'})
WHERE s.computedHeight >= $lowest
REMOVE s.computedHeight, s.computedHash
