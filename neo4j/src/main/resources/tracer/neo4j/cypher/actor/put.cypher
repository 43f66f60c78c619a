CYPHER 5
UNWIND $rows AS row
MERGE (a:Actor {key: row.key, source: row.source})
SET a += row.details
WITH a, row
UNWIND row.names AS name
MERGE (n:ActorAlias {key: name})
MERGE (n)-[:MEANS]->(a)
