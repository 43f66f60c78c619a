CYPHER 5
// Places are compared as one number: the height, then the position in the lower 32 bits.
UNWIND $scripts AS hash
MATCH (s:Script {hash: hash})<-[p:PAYS]-(t:Transaction)
USING INDEX SEEK s:Script(hash)
WHERE t.height IS NOT NULL
OPTIONAL MATCH (t)-[spend:FLOW {index: p.index}]->(by:Transaction)
WITH hash, p.value AS value, spend,
     t.height * 4294967296 + t.position AS paid,
     by.height * 4294967296 + by.position AS spent
WITH hash, count(*) AS payments, sum(value) AS received, count(spend) AS spends,
     sum(CASE WHEN spend IS NULL THEN 0 ELSE value END) AS spentSats,
     min(paid) AS first, max(paid) AS lastPaid, max(spent) AS lastSpent
WITH *, CASE WHEN lastSpent > lastPaid THEN lastSpent ELSE lastPaid END AS last
MATCH (f:Block {height: first / 4294967296})
MATCH (l:Block {height: last / 4294967296})
RETURN hash, payments, received, spends, spentSats,
       [f.height, first % 4294967296, f.hash, f.time] AS first,
       [l.height, last % 4294967296, l.hash, l.time] AS last
