CYPHER 5
UNWIND $rows AS row
MERGE (l:Label {script: row.script, name: row.name, source: row.source, category: row.category})
ON CREATE SET l.address = row.address, l.folded = row.folded
