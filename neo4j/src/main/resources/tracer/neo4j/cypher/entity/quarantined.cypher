CYPHER 5
MATCH (q:Quarantined)
RETURN q.number AS number, q.transaction AS transaction, q.height AS height, q.reason AS reason,
       q.scripts AS scripts, q.members AS members
ORDER BY number
LIMIT $atMost
