package tracer.neo4j.server;

/** What to do when the target of a copy holds something already. */
public enum IfPresent {
    /** Leave it and say so. */
    REFUSE,
    /** Put the copy in its place; what was there is gone. */
    REPLACE
}
