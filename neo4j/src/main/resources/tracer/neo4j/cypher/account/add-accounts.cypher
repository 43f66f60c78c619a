CYPHER 5
UNWIND $rows AS row
MERGE (a:Account {key: row.key})
ON CREATE SET a.chain = row.chain, a.address = row.address
