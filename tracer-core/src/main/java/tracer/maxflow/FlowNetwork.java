package tracer.maxflow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directed network with whole capacities, to be built edge by edge. Nodes and edges are numbered
 * from 0 as they are added; several edges between the same nodes stay apart. Not thread-safe.
 */
public final class FlowNetwork {
    private int nodes;
    private final List<Edge> edges = new ArrayList<>();

    /**
     * An edge.
     *
     * @param capacity at most so much flows through; empty if it is unbounded
     */
    record Edge(int from, int to, Optional<BigInteger> capacity) {}

    /** Adds a node. Returns its number. */
    public int node() {
        return nodes++;
    }

    /**
     * Adds an edge. Returns its number.
     *
     * @throws IllegalArgumentException if there are no such nodes, or the capacity is below zero
     */
    public int edge(int from, int to, BigInteger capacity) {
        if (capacity.signum() < 0) {
            throw new IllegalArgumentException("a capacity below zero: " + capacity);
        }
        return add(new Edge(from, to, Optional.of(capacity)));
    }

    /** Adds an edge through which anything can flow; numbered and refused likewise. */
    public int unbounded(int from, int to) {
        return add(new Edge(from, to, Optional.empty()));
    }

    private int add(Edge edge) {
        if (Math.min(edge.from(), edge.to()) < 0 || Math.max(edge.from(), edge.to()) >= nodes) {
            throw new IllegalArgumentException("no such nodes: " + edge);
        }
        edges.add(edge);
        return edges.size() - 1;
    }

    /** How many nodes there are. */
    public int countNodes() {
        return nodes;
    }

    /** How many edges there are. */
    public int countEdges() {
        return edges.size();
    }

    List<Edge> edges() {
        return edges;
    }

    /**
     * The most that can flow from one node to another, by Dinic's algorithm (Dinitz 1970) in O(V²E)
     * at worst. Exact: in whole numbers of 64 bits where the sum of all capacities is below 2⁶²,
     * else of any length.
     *
     * @throws IllegalArgumentException if the nodes are the same or unknown, or anything could flow
     *     from one to the other
     */
    public MaximumFlow maximum(int source, int sink) {
        if (source == sink || Math.min(source, sink) < 0 || Math.max(source, sink) >= nodes) {
            throw new IllegalArgumentException(
                    "no two nodes of this network: %d and %d".formatted(source, sink));
        }
        return new Dinic(this, source, sink).run();
    }
}
