CYPHER 5
MATCH (:Entity {id: $id})<-[:MEMBER_OF]-(s:Script)
WHERE s.hash > $after
RETURN s.hash AS hash
ORDER BY hash
LIMIT $atMost
