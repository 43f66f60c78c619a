CYPHER 5
UNWIND $ids AS id
CALL (id) {
  MATCH (a:Script)-[e:SAME_OWNER {transaction: id}]->(b:Script)
  RETURN a, e, b
  UNION ALL
  MATCH (a:Script)-[e:DERIVED {transaction: id}]->(b:Script)
  RETURN a, e, b
}
RETURN a.hash AS a, b.hash AS b, e.rule AS rule, e.transaction AS transaction, e.height AS height,
       e.position AS position
