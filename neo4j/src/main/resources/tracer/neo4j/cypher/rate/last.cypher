CYPHER 5
MATCH (r:Rate {asset: $asset, fiat: $fiat})
WHERE r.day >= $from AND r.day <= $to
WITH r ORDER BY r.day DESC
WITH r.source AS source, collect(r)[0] AS rate
RETURN rate
ORDER BY source
