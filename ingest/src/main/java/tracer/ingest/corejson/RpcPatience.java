package tracer.ingest.corejson;

import java.time.Duration;

/**
 * How long a node is waited for.
 *
 * @param connecting at most, to reach it
 * @param answering at most, for one answer in full; blocks with all previous outputs take a slow
 *     node many seconds
 * @param attempts at one question, before its failure counts
 * @param firstPause between the first two attempts; each further one is twice as long
 */
public record RpcPatience(
        Duration connecting, Duration answering, int attempts, Duration firstPause) {
    public static final RpcPatience USUAL =
            new RpcPatience(
                    Duration.ofSeconds(10), Duration.ofSeconds(120), 6, Duration.ofMillis(250));

    public RpcPatience {
        if (attempts < 1 || attempts > 20) {
            throw new IllegalArgumentException("from 1 to 20 attempts, not " + attempts);
        }
    }
}
