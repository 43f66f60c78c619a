CYPHER 5
// What an import that never ended left, so many at a time.
MATCH (d:LabelDesk {name: 'labels'})
WITH d.published AS p
MATCH (l:Label)
WHERE l.touched > p AND l.edition > p
WITH l LIMIT $atMost
DELETE l
RETURN count(*) AS forgotten
