CYPHER 5
MATCH (s:Store {name: 'tracer'})
WHERE s.computedHeight IS NOT NULL
RETURN s.computedHeight AS height, s.computedHash AS hash, s.computedBy AS settings,
       s.computedBasis AS basis
