CYPHER 5
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
MATCH (l:Label)
WHERE l.folded CONTAINS $text AND l.edition <= p AND ((l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p)
     OR l.category = 'sanctioned' AND l.goneAs = 'withdrawn')
RETURN l AS label, CASE WHEN (l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p) THEN null ELSE l.goneOn END AS withdrawn
ORDER BY l.name, l.address, l.source, l.category, l.chain, l.basis, l.actor
LIMIT $atMost
