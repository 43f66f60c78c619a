CYPHER 5
// Closes the gate as well: leaving a unique name and coming back locks its index entry.
MATCH (s:Store {name: 'tracer'})
SET s.computedHeight = $height, s.computedHash = $hash, s.computedBy = $settings,
    s.computedBasis = $basis, s.name = 'closed'
SET s.name = 'tracer'
