package tracer.neo4j.server;

/** What it takes to talk to a Neo4j server. */
public record BoltAccess(BoltUri uri, String user, Password password) {}
