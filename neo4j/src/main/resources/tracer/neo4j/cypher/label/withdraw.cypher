CYPHER 5
// Statements of these sources that the import does not make, so many at a time.
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
UNWIND $sources AS source
MATCH (l:Label)
WHERE l.source = source AND l.seen < $number AND l.touched < $number AND (l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p)
WITH l LIMIT $atMost
WITH l, EXISTS {
  MATCH (m:Label {subject: l.subject})
  WHERE m.seen = $number AND m.chain = l.chain AND m.name = l.name AND m.source = l.source
    AND m.category = l.category AND m.actor = l.actor
    AND split(m.basis, '\n')[0] = split(l.basis, '\n')[0]
    AND split(m.basis, '\n')[2..] = split(l.basis, '\n')[2..]
} AS isRenewed
WITH l, CASE WHEN isRenewed THEN 'renewed' ELSE 'withdrawn' END AS how
SET l.gone = $number, l.goneAs = how, l.goneOn = $day, l.touched = $number,
    l.events = l.events + (toString($number) + ' ' + how)
WITH l, how
OPTIONAL MATCH (i:LabelImport {number: l.seen})
RETURN count(l) AS gone, sum(CASE how WHEN 'renewed' THEN 1 ELSE 0 END) AS renewed,
       max(i.edition) AS newest
