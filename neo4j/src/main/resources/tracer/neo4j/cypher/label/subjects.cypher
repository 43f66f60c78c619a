CYPHER 5
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
MATCH (l:Label)
WHERE l.subject > $after AND l.edition <= p AND ((l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p)
     OR l.category = 'sanctioned' AND l.goneAs = 'withdrawn')
RETURN DISTINCT l.subject AS subject
ORDER BY subject
LIMIT $atMost
