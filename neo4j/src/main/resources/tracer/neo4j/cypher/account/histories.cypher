CYPHER 5
// A transfer to oneself is found once: it is one relationship.
UNWIND $holdings AS h
MATCH (a:Account {key: h.holder})
CALL (a, h) {
  MATCH (a)-[t:TRANSFER]-()
  WHERE t.asset = h.asset AND t.height > h.after AND (t.mint IS NULL OR endNode(t) = a)
  RETURN t ORDER BY t.height, t.transaction, t.position LIMIT $atMost
}
MATCH (b:AccountBlock {chain: $chain, height: t.height})
RETURN h.number AS number, t.id AS id,
       [b.height, t.transaction, t.position, b.hash, b.time] AS place,
       startNode(t).address AS from, endNode(t).address AS to,
       t.asset AS asset, t.amount AS amount
ORDER BY number, t.height, t.transaction, t.position
