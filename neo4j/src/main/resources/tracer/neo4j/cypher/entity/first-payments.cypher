CYPHER 5
UNWIND $scripts AS hash
MATCH (:Script {hash: hash})<-[p:PAYS]-(t:Transaction)
WHERE t.height IS NOT NULL
RETURN hash, min([t.height, t.position, p.index, t.id]) AS first
