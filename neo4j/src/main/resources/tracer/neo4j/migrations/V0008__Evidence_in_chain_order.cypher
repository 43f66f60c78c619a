// Evidence is folded in chain order, so it carries its transaction's position; what is derived when
// entities are computed is no longer of one rule only. Entities have to be computed again.
MATCH (a:Script)-[e:SAME_KEY]->(b:Script)
CREATE (a)-[d:DERIVED]->(b)
SET d = properties(e)
DELETE e;
MATCH ()-[e:SAME_OWNER|DERIVED]->()
MATCH (t:Transaction {id: e.transaction})
SET e.position = t.position;
MATCH (s:Store) REMOVE s.computedHeight, s.computedHash;
DROP INDEX derived_transaction IF EXISTS;
CREATE INDEX derived_owner_transaction IF NOT EXISTS FOR ()-[e:DERIVED]-() ON (e.transaction);
CREATE INDEX evidence_place IF NOT EXISTS FOR ()-[e:SAME_OWNER]-() ON (e.height, e.position);
CREATE CONSTRAINT quarantined_transaction IF NOT EXISTS FOR (q:Quarantined) REQUIRE (q.transaction, q.reason, q.number) IS UNIQUE;
CREATE CONSTRAINT ruling_number IF NOT EXISTS FOR (r:Ruling) REQUIRE r.number IS UNIQUE;
