CYPHER 5
UNWIND $keys AS key
MATCH (n:ActorAlias {key: key})-[:MEANS]->(a:Actor)
WHERE key = a.key OR key IN a.aliasKeys
RETURN key, a AS actor
ORDER BY a.source, a.id
