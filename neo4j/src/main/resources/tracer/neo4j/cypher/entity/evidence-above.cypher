CYPHER 5
MATCH (a:Script)-[e:SAME_OWNER]->(b:Script)
WHERE e.height > $height
RETURN a.hash AS a, b.hash AS b, e.rule AS rule, e.transaction AS transaction, e.height AS height,
       e.position AS position
ORDER BY e.height, e.position
