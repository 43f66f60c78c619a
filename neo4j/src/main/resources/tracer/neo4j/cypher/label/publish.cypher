CYPHER 5
MATCH (d:LabelDesk {name: 'labels'})
SET d.published = $number
CREATE (i:LabelImport {number: $number})
SET i += $import
