package tracer.maxflow;

import java.math.BigInteger;
import java.util.List;

/**
 * The most that can flow from a source to a sink, and what limits it (Ford and Fulkerson 1956).
 *
 * @param value of a maximum flow
 * @param cut edges of the minimum cut nearest to the source, in order: all of them are full in
 *     every maximum flow, together they carry its value, and without them nothing flows
 */
public record MaximumFlow(BigInteger value, List<Integer> cut) {
    public MaximumFlow {
        cut = List.copyOf(cut);
    }
}
