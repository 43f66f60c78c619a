CYPHER 5
UNWIND $scripts AS script
MATCH (l:Label {script: script})
RETURN l.address AS address, l.name AS name, l.source AS source, l.category AS category
