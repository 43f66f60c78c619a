CYPHER 5
MATCH (bare:Script)
WHERE bare.keyHash IS NOT NULL
WITH bare
MATCH (hashed:Script {hash: bare.keyHash})
USING INDEX SEEK hashed:Script(hash)
RETURN bare.hash AS bareKey, hashed.hash AS keyHash
