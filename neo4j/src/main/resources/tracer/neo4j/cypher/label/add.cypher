CYPHER 5
// Nobody sees what comes after the number published last.
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
UNWIND $rows AS row
MERGE (l:Label {subject: row.subject, chain: row.chain, name: row.name, source: row.source,
                category: row.category, basis: row.basis, actor: row.actor})
ON CREATE SET l += row.details, l.edition = $number, l.touched = $number,
              l.events = [toString($number) + ' said']
SET l.seen = $number
WITH l, p
WHERE l.touched < $number AND NOT (l.gone IS NULL OR l.gone > p OR coalesce(l.back, 0) > l.gone AND l.back <= p)
SET l.back = $number, l.touched = $number,
    l.events = l.events + (toString($number) + ' said-again')
RETURN count(DISTINCT l) AS again
