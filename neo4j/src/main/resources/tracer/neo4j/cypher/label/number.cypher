CYPHER 5
// A number that no import had before, those among them that never ended.
MATCH (d:LabelDesk {name: 'numbers'})
SET d.last = d.last + 1
RETURN d.last AS number
