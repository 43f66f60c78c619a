CYPHER 5
UNWIND $rows AS row
MATCH (b:Block {hash: row.hash})
CREATE (:OrphanBlock {hash: row.hash, height: b.height, header: b.header, raw: row.raw})
DELETE b
