CYPHER 5
UNWIND $scripts AS hash
MATCH (:Script {hash: hash})-[:MEMBER_OF]->(e:Entity)
RETURN hash, e.id AS id, e.members AS members
