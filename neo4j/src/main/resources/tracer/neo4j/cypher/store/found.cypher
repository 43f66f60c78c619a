CYPHER 5
MERGE (s:Store {name: 'tracer'})
ON CREATE SET s.revision = 0, s.covered = []
SET s.schema = $schema
// Imports of labels: the number that readers see up to, and the number given out last.
MERGE (d:LabelDesk {name: 'labels'})
ON CREATE SET d.published = 0
MERGE (n:LabelDesk {name: 'numbers'})
ON CREATE SET n.last = 0
