CYPHER 5
// Spenders that stay, beyond a gap, no longer know what they spend.
UNWIND $ids AS id
MATCH (:Transaction {id: id})-[spend:FLOW]->(by:Transaction)
SET spend.value = null, spend.script = null
RETURN DISTINCT by.id AS spender
