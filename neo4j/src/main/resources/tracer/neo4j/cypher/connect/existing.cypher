CYPHER 5
UNWIND $ids AS id
MATCH (t:Transaction {id: id})
RETURN t.id AS id, t.raw AS raw, t.height AS height, t.overwritten AS overwritten,
       [(t)-[spend:FLOW]->(by:Transaction) | [spend.index, by.id]] AS spends
