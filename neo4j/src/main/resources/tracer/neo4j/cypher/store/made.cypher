CYPHER 5
// Of every migration that was applied whole there is a node.
MATCH (m:__Neo4jMigration {version: $version})
RETURN count(m) > 0 AS made
