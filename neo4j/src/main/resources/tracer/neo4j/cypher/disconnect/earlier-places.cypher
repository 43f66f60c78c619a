CYPHER 5
UNWIND $rows AS row
MATCH (t:Transaction {id: row.id})
SET t.height = row.height, t.overwritten = row.overwritten
FOREACH (_ IN CASE WHEN row.overwritten IS NULL THEN [1] ELSE [] END | REMOVE t:CameTwice)
