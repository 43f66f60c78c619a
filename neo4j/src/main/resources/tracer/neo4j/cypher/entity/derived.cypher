CYPHER 5
MATCH (a:Script)-[e:DERIVED]->(b:Script)
RETURN a.hash AS a, b.hash AS b, e.rule AS rule, e.transaction AS transaction, e.height AS height,
       e.position AS position
