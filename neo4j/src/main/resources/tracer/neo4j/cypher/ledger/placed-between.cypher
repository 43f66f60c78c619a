CYPHER 5
MATCH (t:Transaction)
WHERE $from <= t.height <= $to
RETURN t.id AS id
