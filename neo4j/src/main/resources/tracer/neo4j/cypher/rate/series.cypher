CYPHER 5
MATCH (r:Rate)
RETURN r.asset AS asset, r.fiat AS fiat, r.source AS source, count(r) AS rates,
       min(r.day) AS first, max(r.day) AS last
ORDER BY asset, fiat, source
