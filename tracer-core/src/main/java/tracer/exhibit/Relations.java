package tracer.exhibit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tracer.attribution.Label;
import tracer.entity.Entity;
import tracer.entity.Evidence;
import tracer.entity.Rule;
import tracer.evidence.EvidenceClass;
import tracer.exhibit.Edge.Basis;
import tracer.exhibit.Edge.Kind;
import tracer.inquiry.Ports;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** What is inferred and said of the scripts of a graph. For one graph; not thread-safe. */
final class Relations {
    private static final String MEMBERSHIP =
            Arrays.stream(Rule.values())
                    .map(r -> "%s v%d".formatted(r.id(), r.version()))
                    .collect(Collectors.joining(", "));

    private final Ports ports;
    private final Map<ScriptHash, Script> scripts;
    private final Map<String, Node> entities = new TreeMap<>();
    private final Map<String, Node> labels = new TreeMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private int evidenceLeftOut;

    Relations(Ports ports, Map<ScriptHash, Script> scripts) {
        this.ports = ports;
        this.scripts = scripts;
    }

    void draw(Collection<TxId> transactions) {
        drawEvidence(transactions);
        drawMemberships();
        drawLabels();
    }

    private void drawEvidence(Collection<TxId> transactions) {
        Set<Evidence> evidence = new TreeSet<>();
        ports.entities().evidenceOf(transactions).values().forEach(evidence::addAll);
        for (Evidence e : evidence) {
            if (scripts.containsKey(e.a()) && scripts.containsKey(e.b())) {
                edges.add(sameOwner(e));
            } else {
                evidenceLeftOut++;
            }
        }
    }

    private static Edge sameOwner(Evidence e) {
        return tie(
                "same-owner:%s-v%d:%s:%s:%s"
                        .formatted(
                                e.rule().id(), e.rule().version(), e.transaction(), e.a(), e.b()),
                Kind.SAME_OWNER,
                List.of(Payments.id(e.a()), Payments.id(e.b())),
                EvidenceClass.INFERENCE,
                new Basis.Inference(
                        e.rule().id(),
                        OptionalInt.of(e.rule().version()),
                        OptionalInt.of(e.rule().confidence()),
                        Optional.of(e.transaction().toString())));
    }

    private void drawMemberships() {
        Map<ScriptHash, Entity> owners = ports.entities().entitiesOf(scripts.keySet());
        for (ScriptHash script : scripts.keySet()) {
            Entity owner = owners.get(script);
            if (owner != null) {
                String id = "entity:" + owner.id();
                entities.put(
                        id,
                        new Node.Entity(
                                id,
                                owner.id().toString(),
                                owner.members(),
                                EvidenceClass.INFERENCE));
                edges.add(
                        tie(
                                "member-of:" + script,
                                Kind.MEMBER_OF,
                                List.of(Payments.id(script), id),
                                EvidenceClass.INFERENCE,
                                new Basis.Inference(
                                        MEMBERSHIP,
                                        OptionalInt.empty(),
                                        OptionalInt.empty(),
                                        Optional.empty())));
            }
        }
    }

    /** A bare key has the labels of its hash: same key, same owner. */
    private void drawLabels() {
        Map<ScriptHash, ScriptHash> addressOf = new HashMap<>();
        Set<ScriptHash> names = new TreeSet<>(scripts.keySet());
        BitcoinChain chain = ports.ledger().chain();
        scripts.forEach((hash, script) ->
                script.address(chain)
                        .map(a -> a.script().hash())
                        .ifPresent(own -> {
                            addressOf.put(hash, own);
                            names.add(own);
                        }));
        Map<ScriptHash, List<Label>> said = ports.labels().labelsOf(names);
        for (ScriptHash script : scripts.keySet()) {
            Set<Label> own = new TreeSet<>(said.getOrDefault(script, List.of()));
            Optional.ofNullable(addressOf.get(script))
                    .ifPresent(name -> own.addAll(said.getOrDefault(name, List.of())));
            own.forEach(label -> drawLabel(script, label));
        }
    }

    private void drawLabel(ScriptHash script, Label label) {
        String id = "label:" + digest(label.category().id(), label.name());
        labels.putIfAbsent(
                id, new Node.Label(id, label.name(), label.category().id(), EvidenceClass.LABEL));
        String statement = digest(label.category().id(), label.name(), label.source());
        edges.add(
                tie(
                        nthId("labelled-as:%s:%s".formatted(script, statement)),
                        Kind.LABELLED_AS,
                        List.of(Payments.id(script), id),
                        EvidenceClass.LABEL,
                        new Basis.Statement(label.source())));
    }

    /** The same may be said more than once. */
    private String nthId(String id) {
        int n = uses.merge(id, 1, Integer::sum);
        return n == 1 ? id : id + "." + n;
    }

    private static Edge tie(
            String id, Kind kind, List<String> ends, EvidenceClass evidence, Basis basis) {
        return new Edge(
                id,
                kind,
                ends.getFirst(),
                ends.getLast(),
                evidence,
                Optional.empty(),
                Optional.empty(),
                Optional.of(basis));
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

    /** Entities, then labels, each by id. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(entities.values());
        nodes.addAll(labels.values());
        return nodes;
    }

    List<Edge> edges() {
        return edges;
    }

    /** How many pieces of evidence lead to a script outside the graph. */
    int evidenceLeftOut() {
        return evidenceLeftOut;
    }
}
