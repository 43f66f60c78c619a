CYPHER 5
// As forget-new, of statements that were there before: back to what they were.
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
MATCH (l:Label)
WHERE l.touched > p AND l.edition <= p
WITH l, p LIMIT $atMost
WITH l, p, [e IN l.events WHERE toInteger(split(e, ' ')[0]) <= p] AS events
SET l.back = CASE WHEN l.back > p THEN null ELSE l.back END,
    l.goneAs = CASE WHEN l.gone > p THEN null ELSE l.goneAs END,
    l.goneOn = CASE WHEN l.gone > p THEN null ELSE l.goneOn END,
    l.gone = CASE WHEN l.gone > p THEN null ELSE l.gone END,
    l.events = events, l.touched = toInteger(split(events[-1], ' ')[0])
RETURN count(*) AS forgotten
