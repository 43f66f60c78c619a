CYPHER 5
UNWIND $rows AS row
MERGE (r:Rate {asset: row.asset, fiat: row.fiat, source: row.source, day: row.day})
WITH r, row, r.close IS NOT NULL AND r.close = row.close
     AND coalesce(r.low, '') = coalesce(row.low, '')
     AND coalesce(r.high, '') = coalesce(row.high, '') AS same
SET r.close = row.close, r.low = row.low, r.high = row.high, r.readAt = row.readAt
RETURN sum(CASE WHEN same THEN 0 ELSE 1 END) AS changed
