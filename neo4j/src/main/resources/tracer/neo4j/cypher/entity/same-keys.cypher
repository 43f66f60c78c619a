CYPHER 5
MATCH (bare:Script)
WHERE bare.keyHash IS NOT NULL
MATCH (hashed:Script {hash: bare.keyHash})
RETURN bare.hash AS bareKey, hashed.hash AS keyHash
