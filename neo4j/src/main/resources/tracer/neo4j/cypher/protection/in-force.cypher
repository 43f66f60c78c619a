CYPHER 5
MATCH (p:Protection {inForce: true})
WHERE p.address > $address
RETURN p.address AS address, p.act AS act, p.by AS by, p.at AS at, p.why AS why
ORDER BY p.address
LIMIT $atMost
