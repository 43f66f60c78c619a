CYPHER 5
MATCH (a:Script)-[e:SAME_OWNER]->(b:Script)
USING INDEX e:SAME_OWNER(height, position)
WHERE e.height >= 0 AND e.position IS NOT NULL
RETURN a.hash AS a, b.hash AS b, e.rule AS rule, e.transaction AS transaction, e.height AS height,
       e.position AS position
ORDER BY e.height, e.position
