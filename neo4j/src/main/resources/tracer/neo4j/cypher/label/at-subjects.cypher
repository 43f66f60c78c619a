CYPHER 5
UNWIND $subjects AS subject
MATCH (l:Label {subject: subject})
RETURN l AS label
