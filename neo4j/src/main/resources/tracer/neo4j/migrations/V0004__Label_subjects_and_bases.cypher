// Labels about addresses of any chain, each with what it rests on. Those of before were about
// addresses of the store's own chain, and said nothing else: they keep saying just that.
DROP CONSTRAINT label_statement IF EXISTS;
DROP INDEX label_script IF EXISTS;
DROP INDEX label_order IF EXISTS;
MATCH (s:Store {name: 'tracer'}), (l:Label)
WHERE l.subject IS NULL
SET l.subject = l.script, l.chain = s.chain, l.confidence = 'unknown', l.level = 5, l.basis = 'unknown\n\n\n\n\n'
REMOVE l.script;
CREATE CONSTRAINT label_said IF NOT EXISTS
FOR (l:Label) REQUIRE (l.subject, l.chain, l.name, l.source, l.category, l.basis) IS UNIQUE;
CREATE INDEX label_subject IF NOT EXISTS FOR (l:Label) ON (l.subject);
CREATE INDEX label_sequence IF NOT EXISTS
FOR (l:Label) ON (l.name, l.address, l.source, l.category, l.chain, l.basis);
