CYPHER 5
MERGE (s:Store {name: 'tracer'})
ON CREATE SET s.chain = $chain, s.revision = 0, s.covered = []
SET s.schema = $schema
