CYPHER 5
UNWIND $rows AS row
MATCH (a:Script {hash: row.a})
MATCH (b:Script {hash: row.b})
CREATE (a)-[:SAME_OWNER {rule: row.rule, version: row.version,
                         transaction: row.transaction, height: row.height,
                         position: row.position}]->(b)
