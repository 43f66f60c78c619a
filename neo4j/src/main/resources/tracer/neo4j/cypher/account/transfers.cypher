CYPHER 5
UNWIND $ids AS id
MATCH (from)-[t:TRANSFER {id: id}]->(to)
USING INDEX SEEK t:TRANSFER(id)
MATCH (b:AccountBlock {chain: $chain, height: t.height})
RETURN t.id AS id, [b.height, t.transaction, t.position, b.hash, b.time] AS place,
       from.address AS from, to.address AS to, t.asset AS asset, t.amount AS amount
