CYPHER 5
MATCH (s:Store {name: 'tracer'})
RETURN s.covered AS covered, s.tip AS tip, s.chain AS chain
