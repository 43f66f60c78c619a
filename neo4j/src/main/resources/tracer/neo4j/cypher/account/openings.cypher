CYPHER 5
MATCH (o:OpeningBalance)
WHERE o.chain = $chain AND o.height >= 0
RETURN o.address AS address, o.asset AS asset, o.height AS height, o.amount AS amount, o.by AS by
