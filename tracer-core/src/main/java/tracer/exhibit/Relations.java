package tracer.exhibit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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
    private final LabelTies labels = new LabelTies();
    private final List<Edge> edges = new ArrayList<>();
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
            own.forEach(label -> labels.draw(Payments.id(script), script.toString(), label));
        }
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

    /** Entities, then labels, each by id. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(entities.values());
        nodes.addAll(labels.nodes());
        return nodes;
    }

    List<Edge> edges() {
        List<Edge> all = new ArrayList<>(edges);
        all.addAll(labels.edges());
        return all;
    }

    /** How many pieces of evidence lead to a script outside the graph. */
    int evidenceLeftOut() {
        return evidenceLeftOut;
    }
}
