CYPHER 5
// One import at a time: the node stays locked until the transaction ends.
MATCH (d:LabelDesk {name: 'labels'})
SET d.published = d.published
