CYPHER 5
UNWIND $keys AS key
MATCH (t:AccountTransaction {key: key})
RETURN t.hash AS transaction, t.height AS height
