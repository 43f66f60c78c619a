CYPHER 5
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
UNWIND $sources AS source
WITH p, source
WHERE NOT EXISTS {
  MATCH (l:Label)
  WHERE l.source = source AND l.seen >= 0 AND l.edition <= p
}
RETURN source
