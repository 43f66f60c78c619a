CYPHER 5
MATCH (o:OrphanAccountBlock)
WHERE o.chain = $chain AND o.hash >= ''
RETURN o.height AS height, o.hash AS hash, o.parent AS parent, o.time AS time,
       o.calls AS calls, o.rewards AS rewards
ORDER BY height, hash
