CYPHER 5
UNWIND $hashes AS hash
MATCH (o:OrphanBlock {hash: hash})
RETURN o.hash AS hash
