CYPHER 5
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
MATCH (l:Label)
WHERE (l.name > $name
   OR l.name = $name AND (l.address > $address
   OR l.address = $address AND (l.source > $source
   OR l.source = $source AND (l.category > $category
   OR l.category = $category AND (l.chain > $chain
   OR l.chain = $chain AND (l.basis > $basis
   OR l.basis = $basis AND l.actor > $actor))))))
  AND l.edition <= p AND ((l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p)
     OR l.category = 'sanctioned' AND l.goneAs = 'withdrawn')
RETURN l AS label, CASE WHEN (l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p) THEN null ELSE l.goneOn END AS withdrawn
ORDER BY l.name, l.address, l.source, l.category, l.chain, l.basis, l.actor
LIMIT $atMost
