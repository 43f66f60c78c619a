// What EVM chains are found by. Keys begin with the chain's id.
CREATE CONSTRAINT account_chain IF NOT EXISTS FOR (c:AccountChain) REQUIRE c.number IS UNIQUE;
CREATE CONSTRAINT account_block_hash IF NOT EXISTS
FOR (b:AccountBlock) REQUIRE (b.chain, b.hash) IS UNIQUE;
CREATE CONSTRAINT account_block_height IF NOT EXISTS
FOR (b:AccountBlock) REQUIRE (b.chain, b.height) IS UNIQUE;
CREATE CONSTRAINT orphan_account_block IF NOT EXISTS
FOR (o:OrphanAccountBlock) REQUIRE (o.chain, o.hash) IS UNIQUE;
CREATE CONSTRAINT account_transaction IF NOT EXISTS
FOR (t:AccountTransaction) REQUIRE t.key IS UNIQUE;
CREATE CONSTRAINT account_key IF NOT EXISTS FOR (a:Account) REQUIRE a.key IS UNIQUE;
CREATE CONSTRAINT outside_chain IF NOT EXISTS FOR (o:Outside) REQUIRE o.chain IS UNIQUE;
CREATE CONSTRAINT transfer_id IF NOT EXISTS FOR ()-[t:TRANSFER]-() REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT opening_balance IF NOT EXISTS
FOR (o:OpeningBalance) REQUIRE o.key IS UNIQUE;
CREATE INDEX opening_holder IF NOT EXISTS FOR (o:OpeningBalance) ON (o.holder);
CREATE INDEX opening_height IF NOT EXISTS FOR (o:OpeningBalance) ON (o.chain, o.height);
CREATE CONSTRAINT token_key IF NOT EXISTS FOR (t:Token) REQUIRE t.key IS UNIQUE;
CREATE INDEX token_chain IF NOT EXISTS FOR (t:Token) ON (t.chain);
