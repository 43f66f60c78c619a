CYPHER 5
MATCH (r:AccountReading)
WHERE r.chain = $chain AND r.number >= 1
RETURN r.number AS number, r.at AS at, r.address AS address, r.software AS software,
       r.files AS files, r.brought AS brought, r.standing AS standing, r.calls AS calls
ORDER BY number
