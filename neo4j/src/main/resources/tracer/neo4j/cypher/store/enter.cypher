CYPHER 5
// Takes the gate shared: MERGE locks the index entry of a name that it finds, and changes nothing.
MERGE (gate:Store {name: 'tracer'})
