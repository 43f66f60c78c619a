CYPHER 5
// What comes from nobody or goes to nobody is anchored outside.
UNWIND $rows AS row
MATCH (outside:Outside {chain: row.chain})
OPTIONAL MATCH (sender:Account {key: row.from})
OPTIONAL MATCH (receiver:Account {key: row.to})
WITH row, coalesce(sender, outside) AS from, coalesce(receiver, outside) AS to
CREATE (from)-[:TRANSFER {id: row.id, kind: row.kind, height: row.height,
                          transaction: row.transaction, position: row.position,
                          asset: row.asset, amount: row.amount, mint: row.mint}]->(to)
