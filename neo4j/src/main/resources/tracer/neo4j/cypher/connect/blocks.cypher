CYPHER 5
UNWIND $rows AS row
CREATE (:Block {hash: row.hash, height: row.height, time: row.time, header: row.header})
