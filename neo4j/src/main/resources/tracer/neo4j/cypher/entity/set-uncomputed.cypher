CYPHER 5
// Closes the gate as well, as set-computed-at does.
MATCH (s:Store {name: 'tracer'})
SET s.computedHeight = null, s.computedHash = null, s.name = 'closed'
SET s.name = 'tracer'
