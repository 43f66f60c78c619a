CYPHER 5
UNWIND $outputs AS output
MATCH (f:Transaction {id: output.tx})-[spend:FLOW {index: output.index}]->(t:Transaction)
USING INDEX SEEK f:Transaction(id)
RETURN output.tx AS tx, output.index AS index, spend.input AS input, t.id AS spender
