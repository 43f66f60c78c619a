// What evidence and entities are found by.
CREATE INDEX evidence_transaction IF NOT EXISTS FOR ()-[e:SAME_OWNER]-() ON (e.transaction);
CREATE INDEX derived_transaction IF NOT EXISTS FOR ()-[e:SAME_KEY]-() ON (e.transaction);
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
