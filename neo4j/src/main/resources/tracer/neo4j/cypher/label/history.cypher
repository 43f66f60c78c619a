CYPHER 5
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
UNWIND $subjects AS subject
MATCH (l:Label {subject: subject})
WHERE l.edition <= p
RETURN l AS label, [e IN l.events WHERE toInteger(split(e, ' ')[0]) <= p] AS events
