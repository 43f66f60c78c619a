CYPHER 5
OPTIONAL MATCH (r:Ruling)
WITH coalesce(max(r.number), 0) + 1 AS number
CREATE (:Ruling {number: number, transaction: $transaction, verdict: $verdict, by: $by, at: $at,
                 why: $why})
