CYPHER 5
MATCH (o:OrphanBlock {hash: $hash})
RETURN o.height AS height, o.header AS header, o.raw AS raw
