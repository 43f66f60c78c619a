package tracer.exhibit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.exhibit.Edge.Basis;
import tracer.exhibit.Edge.Kind;

/** What is said of addresses, of either family. For one graph; not thread-safe. */
final class LabelTies {
    private final Map<String, Node> labels = new TreeMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /**
     * @param node the address's node
     * @param name of the address in the ids of edges
     */
    void draw(String node, String name, Label label) {
        String id = "label:" + digest(label.category().id(), label.name());
        labels.putIfAbsent(
                id, new Node.Label(id, label.name(), label.category().id(), EvidenceClass.LABEL));
        String statement = digest(label.category().id(), label.name(), label.source());
        edges.add(
                new Edge(
                        nthId("labelled-as:%s:%s".formatted(name, statement)),
                        Kind.LABELLED_AS,
                        node,
                        id,
                        EvidenceClass.LABEL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Basis.Statement(label.source()))));
    }

    /** The same may be said more than once. */
    private String nthId(String id) {
        int n = uses.merge(id, 1, Integer::sum);
        return n == 1 ? id : id + "." + n;
    }

    Collection<Node> nodes() {
        return labels.values();
    }

    List<Edge> edges() {
        return edges;
    }

    /** Names are anybody's text; ids are not. */
    private static String digest(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
