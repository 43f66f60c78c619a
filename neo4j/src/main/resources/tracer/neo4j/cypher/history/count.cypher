CYPHER 5
MATCH (:Script {hash: $script})<-[p:PAYS]-(t:Transaction)
WHERE t.height IS NOT NULL
RETURN count(p) AS total
