// What the ledger, its scripts and its orphans are found by.
CREATE CONSTRAINT store_name IF NOT EXISTS FOR (s:Store) REQUIRE s.name IS UNIQUE;
CREATE CONSTRAINT block_hash IF NOT EXISTS FOR (b:Block) REQUIRE b.hash IS UNIQUE;
CREATE CONSTRAINT block_height IF NOT EXISTS FOR (b:Block) REQUIRE b.height IS UNIQUE;
CREATE CONSTRAINT orphan_hash IF NOT EXISTS FOR (o:OrphanBlock) REQUIRE o.hash IS UNIQUE;
CREATE CONSTRAINT transaction_id IF NOT EXISTS FOR (t:Transaction) REQUIRE t.id IS UNIQUE;
CREATE INDEX transaction_height IF NOT EXISTS FOR (t:Transaction) ON (t.height);
CREATE CONSTRAINT script_hash IF NOT EXISTS FOR (s:Script) REQUIRE s.hash IS UNIQUE;
CREATE INDEX script_address IF NOT EXISTS FOR (s:Script) ON (s.address);
// Bare keys only: the script of the same key's hash.
CREATE INDEX script_key_hash IF NOT EXISTS FOR (s:Script) ON (s.keyHash);
