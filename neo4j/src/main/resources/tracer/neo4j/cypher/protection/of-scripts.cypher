CYPHER 5
UNWIND $scripts AS script
MATCH (p:Protection {script: script})
RETURN p.address AS address, p.act AS act, p.by AS by, p.at AS at, p.why AS why
ORDER BY p.script, p.number
