CYPHER 5
// A node knows how many PAYS it has, so that only hubs are counted, and those no further than $most.
// Payments of blocks that are not complete yet do not count.
UNWIND $scripts AS hash
MATCH (s:Script {hash: hash})
WHERE COUNT { (s)<-[:PAYS]-() } > $times
CALL (s) {
  MATCH (s)<-[:PAYS]-(t:Transaction)
  WHERE t.height IS NOT NULL
  RETURN t LIMIT $most + 1
}
WITH hash, count(t) AS payments
WHERE payments > $times
RETURN hash, payments
