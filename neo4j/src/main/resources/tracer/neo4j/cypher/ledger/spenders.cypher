CYPHER 5
UNWIND $outputs AS output
MATCH (f:Transaction {id: output.tx})-[spent:FLOW]->(t:Transaction)
USING INDEX SEEK f:Transaction(id)
WHERE spent.index IN output.indexes AND t.height IS NOT NULL
WITH t, collect([output.tx, spent.index, spent.input]) AS spends
MATCH (b:Block {height: t.height})
USING INDEX SEEK b:Block(height)
RETURN spends, t.id AS id, t.raw AS raw, t.height AS height, t.position AS position,
       b.hash AS block, b.time AS time,
       [(f:Transaction)-[spend:FLOW]->(t) |
         [spend.input, spend.value, spend.script, f.height IS NOT NULL]] AS fundings,
       CASE WHEN t.overwritten IS NULL THEN [] ELSE
         COLLECT { MATCH (o:Block) WHERE o.height IN t.overwritten
                   RETURN [o.height, o.hash, o.time] ORDER BY o.height }
       END AS overwritten
