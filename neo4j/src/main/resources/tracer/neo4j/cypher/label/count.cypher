CYPHER 5
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
MATCH (l:Label)
WHERE l.edition <= p AND ((l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p)
     OR l.category = 'sanctioned' AND l.goneAs = 'withdrawn')
RETURN count(l) AS labels
