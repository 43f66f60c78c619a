// What labels are found by.
CREATE CONSTRAINT label_statement IF NOT EXISTS
FOR (l:Label) REQUIRE (l.script, l.name, l.source, l.category) IS UNIQUE;
CREATE INDEX label_script IF NOT EXISTS FOR (l:Label) ON (l.script);
CREATE INDEX label_order IF NOT EXISTS FOR (l:Label) ON (l.name, l.address, l.source, l.category);
CREATE TEXT INDEX label_search IF NOT EXISTS FOR (l:Label) ON (l.folded);
