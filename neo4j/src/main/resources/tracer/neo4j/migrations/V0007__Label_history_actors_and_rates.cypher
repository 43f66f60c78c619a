// What became of statements, whom they name, and what money was worth. Labels of before were said
// by an import that nobody recorded: number 0.
DROP CONSTRAINT label_said IF EXISTS;
DROP INDEX label_sequence IF EXISTS;
MATCH (l:Label)
WHERE l.edition IS NULL
SET l.actor = '', l.edition = 0, l.touched = 0, l.seen = 0, l.events = ['0 said'];
CREATE CONSTRAINT label_statement IF NOT EXISTS
FOR (l:Label)
REQUIRE (l.subject, l.chain, l.name, l.source, l.category, l.basis, l.actor) IS UNIQUE;
CREATE INDEX label_sequence IF NOT EXISTS
FOR (l:Label) ON (l.name, l.address, l.source, l.category, l.chain, l.basis, l.actor);
CREATE INDEX label_touched IF NOT EXISTS FOR (l:Label) ON (l.touched);
CREATE INDEX label_source IF NOT EXISTS FOR (l:Label) ON (l.source, l.seen);
CREATE CONSTRAINT label_desk IF NOT EXISTS FOR (d:LabelDesk) REQUIRE d.name IS UNIQUE;
CREATE CONSTRAINT label_import IF NOT EXISTS FOR (i:LabelImport) REQUIRE i.number IS UNIQUE;
CREATE CONSTRAINT actor_said IF NOT EXISTS FOR (a:Actor) REQUIRE (a.key, a.source) IS UNIQUE;
CREATE CONSTRAINT actor_alias IF NOT EXISTS FOR (a:ActorAlias) REQUIRE a.key IS UNIQUE;
CREATE CONSTRAINT rate_of_day IF NOT EXISTS
FOR (r:Rate) REQUIRE (r.asset, r.fiat, r.source, r.day) IS UNIQUE;
CREATE INDEX rate_series IF NOT EXISTS FOR (r:Rate) ON (r.asset, r.fiat, r.day);
