package tracer.ingest.evm;

import java.time.Duration;

/**
 * How long to wait for an EVM node and how often to ask again.
 *
 * @param answering for one answer in full; traces of a full block take a node many seconds
 * @param attempts at one question, before its failure counts
 * @param firstPause between the first two attempts; each further one is twice as long, and as long
 *     as the node itself asks for, up to a minute
 */
public record NodePatience(
        Duration connecting, Duration answering, int attempts, Duration firstPause) {
    public static final NodePatience USUAL =
            new NodePatience(
                    Duration.ofSeconds(10), Duration.ofSeconds(120), 6, Duration.ofMillis(500));

    public NodePatience {
        if (attempts < 1 || attempts > 20) {
            throw new IllegalArgumentException("from 1 to 20 attempts, not " + attempts);
        }
    }
}
