CYPHER 5
MATCH (e:Entity {id: $id})<-[:MEMBER_OF]-(s:Script)
USING INDEX SEEK e:Entity(id)
WHERE s.hash > $after
RETURN s.hash AS hash
ORDER BY hash
LIMIT $atMost
