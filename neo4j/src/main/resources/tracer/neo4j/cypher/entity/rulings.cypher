CYPHER 5
MATCH (r:Ruling)
RETURN r.transaction AS transaction, r.verdict AS verdict, r.by AS by, r.at AS at, r.why AS why
ORDER BY r.number
