package tracer.maxflow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Dinic's algorithm: again and again all shortest ways that still have room are filled at once,
 * until there are none. Without recursion, so that ways may be long. Used once.
 */
final class Dinic {
    private static final int UNREACHED = -1;

    private final FlowNetwork network;
    private final int source;
    private final int sink;
    private final Residuals residuals;

    /** The arcs that leave a node: {@code arcs[first[node]]} up to {@code first[node + 1]}. */
    private final int[] first;

    private final int[] arcs;
    private final int[] heads;
    private final int[] level;

    Dinic(FlowNetwork network, int source, int sink) {
        this.network = network;
        this.source = source;
        this.sink = sink;
        this.residuals = Residuals.of(network.edges());
        int n = network.countNodes();
        int m = network.countEdges();
        this.first = new int[n + 1];
        this.arcs = new int[2 * m];
        this.heads = new int[2 * m];
        this.level = new int[n];
        index();
    }

    private void index() {
        List<FlowNetwork.Edge> edges = network.edges();
        for (FlowNetwork.Edge e : edges) {
            first[e.from() + 1]++;
            first[e.to() + 1]++;
        }
        for (int i = 0; i + 1 < first.length; i++) {
            first[i + 1] += first[i];
        }
        int[] next = first.clone();
        for (int e = 0; e < edges.size(); e++) {
            arcs[next[edges.get(e).from()]++] = 2 * e;
            arcs[next[edges.get(e).to()]++] = 2 * e + 1;
            heads[2 * e] = edges.get(e).to();
            heads[2 * e + 1] = edges.get(e).from();
        }
    }

    MaximumFlow run() {
        requireBounded();
        while (reach()) {
            fill();
        }
        List<Integer> cut = new ArrayList<>();
        BigInteger value = BigInteger.ZERO;
        for (int e = 0; e < network.countEdges(); e++) {
            FlowNetwork.Edge edge = network.edges().get(e);
            if (level[edge.from()] != UNREACHED && level[edge.to()] == UNREACHED) {
                value = value.add(residuals.flow(e));
                if (residuals.flow(e).signum() > 0) {
                    cut.add(e);
                }
            }
        }
        return new MaximumFlow(value, cut);
    }

    /** Refuses a way of unbounded edges alone. */
    private void requireBounded() {
        boolean[] seen = new boolean[network.countNodes()];
        int[] queue = new int[seen.length];
        int end = 0;
        queue[end++] = source;
        seen[source] = true;
        for (int i = 0; i < end; i++) {
            for (int k = first[queue[i]]; k < first[queue[i] + 1]; k++) {
                int arc = arcs[k];
                if ((arc & 1) == 0
                        && network.edges().get(arc / 2).capacity().isEmpty()
                        && !seen[heads[arc]]) {
                    seen[heads[arc]] = true;
                    queue[end++] = heads[arc];
                }
            }
        }
        if (seen[sink]) {
            throw new IllegalArgumentException(
                    "anything can flow from %d to %d".formatted(source, sink));
        }
    }

    /**
     * Counts every node's distance from the source, over open arcs. Returns whether the sink has
     * one.
     */
    private boolean reach() {
        Arrays.fill(level, UNREACHED);
        int[] queue = new int[level.length];
        int end = 0;
        queue[end++] = source;
        level[source] = 0;
        for (int i = 0; i < end; i++) {
            int node = queue[i];
            for (int k = first[node]; k < first[node + 1]; k++) {
                int head = heads[arcs[k]];
                if (level[head] == UNREACHED && residuals.isOpen(arcs[k])) {
                    level[head] = level[node] + 1;
                    queue[end++] = head;
                }
            }
        }
        return level[sink] != UNREACHED;
    }

    /** Fills ways that go one level up at every step, until each is blocked. */
    private void fill() {
        int[] next = first.clone();
        int[] way = new int[level.length];
        int length = 0;
        int at = source;
        while (true) {
            if (at == sink) {
                residuals.push(way, length);
                // Back to before the first arc that is full now.
                int open = 0;
                while (residuals.isOpen(way[open])) {
                    open++;
                }
                length = open;
                at = heads[way[open] ^ 1];
            } else if (next[at] < first[at + 1]) {
                int arc = arcs[next[at]];
                if (residuals.isOpen(arc) && level[heads[arc]] == level[at] + 1) {
                    way[length++] = arc;
                    at = heads[arc];
                } else {
                    next[at]++;
                }
            } else if (length == 0) {
                return;
            } else {
                int arc = way[--length];
                at = heads[arc ^ 1];
                next[at]++;
            }
        }
    }
}
