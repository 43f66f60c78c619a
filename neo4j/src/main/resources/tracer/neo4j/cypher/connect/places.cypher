CYPHER 5
// A transaction that came twice stands at its later place.
UNWIND $rows AS row
MATCH (t:Transaction {id: row.id})
SET t:CameTwice, t.height = row.height, t.overwritten = row.overwritten
