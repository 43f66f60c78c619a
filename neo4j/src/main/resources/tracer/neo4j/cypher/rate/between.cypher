CYPHER 5
MATCH (r:Rate {asset: $asset, fiat: $fiat})
WHERE r.day >= $from AND r.day <= $to
RETURN r AS rate
ORDER BY r.day, r.source
LIMIT $atMost
