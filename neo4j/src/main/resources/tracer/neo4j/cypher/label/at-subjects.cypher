CYPHER 5
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
UNWIND $subjects AS subject
MATCH (l:Label {subject: subject})
WHERE l.edition <= p AND ((l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p)
     OR l.category = 'sanctioned' AND l.goneAs = 'withdrawn')
RETURN l AS label, CASE WHEN (l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p) THEN null ELSE l.goneOn END AS withdrawn
