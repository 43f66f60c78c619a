CYPHER 5
// Two on the main net; none elsewhere.
MATCH (t:CameTwice)
RETURN t.id AS id, t.height AS height, t.overwritten AS overwritten
