// Who served the blocks of EVM chains, and when: one node for each run that brought any; its number
// stands on the blocks. Blocks of before carry none: of those it is not recorded.
CREATE CONSTRAINT account_reading IF NOT EXISTS
FOR (r:AccountReading) REQUIRE (r.chain, r.number) IS UNIQUE;
CREATE INDEX account_reading_time IF NOT EXISTS FOR (r:AccountReading) ON (r.chain, r.at);
