package tracer.neo4j.server;

/** What happens while a store is opened, in the order in which it may happen. */
public enum StoreStep {
    /** Another process is just starting or stopping the store. */
    WAITING_FOR_OTHERS,
    /** A store nobody used any more is on its way out. */
    WAITING_FOR_STOP,
    /** A running store was found and a lease taken. */
    JOINED,
    /** The process is being started. */
    STARTING,
    /** The process runs and opens, or recovers, its files. */
    WAITING_FOR_ANSWER,
    /** Bolt answers. */
    READY
}
