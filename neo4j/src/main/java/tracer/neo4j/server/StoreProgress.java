package tracer.neo4j.server;

import java.time.Duration;

/** Told what happens while a store is opened; called again and again during the waits. */
@FunctionalInterface
public interface StoreProgress {
    StoreProgress SILENT = (_, _) -> {};

    /**
     * @param elapsed since the opening began
     */
    void at(StoreStep step, Duration elapsed);
}
