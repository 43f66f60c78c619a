CYPHER 5
// One writer at a time: the node stays locked until the transaction ends.
MATCH (s:Store {name: 'tracer'})
SET s.revision = s.revision + 1
RETURN s.revision AS revision, s.covered AS covered
