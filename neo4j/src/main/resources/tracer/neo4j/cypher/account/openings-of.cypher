CYPHER 5
UNWIND $holders AS holder
MATCH (o:OpeningBalance {holder: holder})
RETURN o.address AS address, o.asset AS asset, o.height AS height, o.amount AS amount, o.by AS by
