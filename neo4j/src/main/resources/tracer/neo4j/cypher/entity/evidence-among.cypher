CYPHER 5
MATCH (:Entity {id: $id})<-[:MEMBER_OF]-(a:Script)-[e:SAME_OWNER|DERIVED]->(b:Script)
RETURN a.hash AS a, b.hash AS b, e.rule AS rule, e.transaction AS transaction, e.height AS height,
       e.position AS position
ORDER BY height, position, transaction, $ruleOrder[rule], a, b
LIMIT $atMost
