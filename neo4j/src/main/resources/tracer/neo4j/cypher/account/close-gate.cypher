CYPHER 5
// Closes the gate: leaving a unique name and coming back locks its index entry against everybody.
MATCH (s:Store {name: 'tracer'})
SET s.name = 'closed'
SET s.name = 'tracer'
