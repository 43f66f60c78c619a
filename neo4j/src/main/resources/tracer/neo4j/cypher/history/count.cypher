CYPHER 5
MATCH (s:Script {hash: $script})<-[p:PAYS]-(t:Transaction)
USING INDEX SEEK s:Script(hash)
WHERE t.height IS NOT NULL
RETURN count(p) AS total
