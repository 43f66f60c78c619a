CYPHER 5
MERGE (s:Store {name: 'tracer'})
ON CREATE SET s.revision = 0, s.covered = []
SET s.schema = $schema
