CYPHER 5
UNWIND $holdings AS h
MATCH (a:Account {key: h.holder})-[t:TRANSFER]-()
WHERE t.asset = h.asset AND t.height > h.after AND (t.mint IS NULL OR endNode(t) = a)
RETURN h.number AS number, count(t) AS total
