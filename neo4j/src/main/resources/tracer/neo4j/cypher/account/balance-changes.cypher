CYPHER 5
UNWIND $holders AS holder
MATCH (a:Account {key: holder})-[t:TRANSFER]-()
WHERE t.mint IS NULL OR endNode(t) = a
RETURN a.address AS holder, t.asset AS asset, t.amount AS amount,
       startNode(t) = a AND t.mint IS NULL AS isSent, endNode(t) = a AS isReceived,
       t.height AS height, t.transaction AS transaction, t.position AS position
