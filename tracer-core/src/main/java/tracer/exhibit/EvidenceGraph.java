package tracer.exhibit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Transactions, addresses, entities and labels with what ties them together, each tie with the
 * class of evidence that it rests on. A pure value that knows no ledger family: ids are texts,
 * amounts exact. The same data and question give an equal graph.
 *
 * @param header what it answers and up to where it is true
 * @param nodes transactions in chain order, then addresses, entities and labels, each by id
 * @param edges payments and spends in chain order, then inferences, then labels
 */
public record EvidenceGraph(GraphHeader header, List<Node> nodes, List<Edge> edges) {
    public EvidenceGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        Set<String> ids = new HashSet<>();
        for (Node n : nodes) {
            if (!ids.add(n.id())) {
                throw new IllegalArgumentException("two nodes are called " + n.id());
            }
        }
        Set<String> edgeIds = new HashSet<>();
        for (Edge e : edges) {
            if (!edgeIds.add(e.id())) {
                throw new IllegalArgumentException("two edges are called " + e.id());
            }
            if (!ids.contains(e.from()) || !ids.contains(e.to())) {
                throw new IllegalArgumentException(
                        "%s leads from %s to %s, of which one is not in the graph"
                                .formatted(e.id(), e.from(), e.to()));
            }
        }
    }

    /** How many of its nodes are protected. */
    public long protectedNodes() {
        return nodes.stream()
                .filter(n -> n instanceof Node.Address a && a.protection().isPresent())
                .count();
    }

    public long count(Edge.Kind kind) {
        return edges.stream().filter(e -> e.kind() == kind).count();
    }
}
