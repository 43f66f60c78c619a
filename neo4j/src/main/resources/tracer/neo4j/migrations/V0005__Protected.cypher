// What statements about protected addresses are found by.
CREATE CONSTRAINT protection_statement IF NOT EXISTS
FOR (p:Protection) REQUIRE (p.script, p.number) IS UNIQUE;
CREATE INDEX protection_script IF NOT EXISTS FOR (p:Protection) ON (p.script);
CREATE INDEX protection_in_force IF NOT EXISTS FOR (p:Protection) ON (p.inForce, p.address);
