CYPHER 5
UNWIND $rows AS row
MATCH (t:Transaction {id: row.id})
UNWIND row.outputs AS output
MERGE (s:Script {hash: output.script})
ON CREATE SET s.type = output.type, s.bytes = output.bytes,
              s.address = output.address, s.keyHash = output.keyHash
CREATE (t)-[:PAYS {index: output.index, value: output.value}]->(s)
