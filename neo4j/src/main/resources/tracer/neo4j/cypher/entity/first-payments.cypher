CYPHER 5
UNWIND $scripts AS hash
MATCH (s:Script {hash: hash})<-[p:PAYS]-(t:Transaction)
USING INDEX SEEK s:Script(hash)
WHERE t.height IS NOT NULL
RETURN hash, min([t.height, t.position, p.index, t.id]) AS first
