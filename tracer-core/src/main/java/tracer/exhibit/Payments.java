package tracer.exhibit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import tracer.evidence.EvidenceClass;
import tracer.exhibit.Edge.Kind;
import tracer.exhibit.Edge.Movement;
import tracer.exhibit.Edge.Traced;
import tracer.flow.Rational;
import tracer.inquiry.BlockNote;
import tracer.ledger.Asset;
import tracer.ledger.Fee;
import tracer.ledger.Funding;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * Transactions of the output family as nodes and edges, each whole: part of one, shown alone, could
 * not be checked against the chain. For one graph; not thread-safe.
 */
final class Payments {
    private final Asset asset;
    private final Optional<TracedOutputs> trace;
    private final Map<Place, PlacedTransaction> placed = new TreeMap<>();
    private final List<Node> stubs = new ArrayList<>();
    private final List<Edge> pays = new ArrayList<>();
    private final List<Edge> spends = new ArrayList<>();
    private final Map<ScriptHash, Script> scripts = new TreeMap<>();
    private final Set<ScriptHash> known = new HashSet<>();
    private final Map<OutPoint, TxId> unknown = new TreeMap<>();

    Payments(Asset asset, Optional<TracedOutputs> trace) {
        this.asset = asset;
        this.trace = trace;
    }

    static String id(TxId transaction) {
        return "transaction:" + transaction;
    }

    static String id(ScriptHash script) {
        return "script:" + script;
    }

    static String unknownId(OutPoint output) {
        return "unknown:" + output;
    }

    void addAll(Collection<PlacedTransaction> transactions) {
        transactions.forEach(t -> placed.put(t.place(), t));
    }

    /** An output of a transaction that is not stored. */
    void addStub(OutPoint output, Output content) {
        stubs.add(
                new Node.Transaction(
                        id(output.tx()),
                        output.tx().toString(),
                        Optional.empty(),
                        false,
                        new Node.FeePaid("unknown", Optional.empty()),
                        Optional.empty(),
                        EvidenceClass.CLAIMED));
        pays.add(
                pays(
                        "pays:" + output,
                        output,
                        content,
                        Optional.empty(),
                        trace.flatMap(t -> t.paid(output, output.tx()))));
    }

    /** A script that stands in the graph whatever the transactions hold. */
    void add(Script script, boolean isKnown) {
        scripts.put(script.hash(), script);
        if (isKnown) {
            known.add(script.hash());
        }
    }

    /** Draws what was added. */
    void draw() {
        for (PlacedTransaction t : placed.values()) {
            for (int i = 0; i < t.transaction().outputs().size(); i++) {
                paid(t, t.transaction().outPoint(i), t.transaction().outputs().get(i));
            }
            for (int i = 0; i < t.fundings().size(); i++) {
                spent(t, i, t.spent().get(i), t.fundings().get(i));
            }
        }
    }

    private void paid(PlacedTransaction t, OutPoint output, Output content) {
        add(content.script(), true);
        for (Place earlier : t.overwritten()) {
            pays.add(
                    pays(
                            "pays:%s.block-%d".formatted(output, earlier.height()),
                            output,
                            content,
                            Optional.of(BlockNote.of(earlier)),
                            trace.flatMap(d -> d.paidInVain(output, earlier.height()))));
        }
        pays.add(
                pays(
                        "pays:" + output,
                        output,
                        content,
                        Optional.of(BlockNote.of(t.place())),
                        trace.flatMap(d -> d.paid(output, t.id()))));
    }

    private Edge pays(
            String id,
            OutPoint output,
            Output content,
            Optional<BlockNote> block,
            Optional<Traced> traced) {
        return new Edge(
                id,
                Kind.PAYS,
                id(output.tx()),
                id(content.script().hash()),
                block.isPresent() ? EvidenceClass.FACT : EvidenceClass.CLAIMED,
                Optional.of(
                        new Movement(
                                output.toString(),
                                OptionalInt.empty(),
                                Optional.of(sats(content.value())),
                                block)),
                traced,
                Optional.empty());
    }

    private void spent(PlacedTransaction t, int input, OutPoint output, Funding funding) {
        Optional<Output> content = funding.spentOutput();
        content.ifPresent(o -> add(o.script(), funding instanceof Funding.Known));
        if (content.isEmpty()) {
            unknown.put(output, t.id());
        }
        spends.add(
                new Edge(
                        "spends:" + output,
                        Kind.SPENDS,
                        content.map(o -> id(o.script().hash())).orElse(unknownId(output)),
                        id(t.id()),
                        funding instanceof Funding.Claimed
                                ? EvidenceClass.CLAIMED
                                : EvidenceClass.FACT,
                        Optional.of(
                                new Movement(
                                        output.toString(),
                                        OptionalInt.of(input),
                                        content.map(o -> sats(o.value())),
                                        Optional.of(BlockNote.of(t.place())))),
                        trace.flatMap(d -> d.spent(output, t.id())),
                        Optional.empty()));
    }

    /** In chain order; those that are not stored first. */
    List<Node> transactionNodes() {
        List<Node> nodes = new ArrayList<>(stubs);
        placed.values().forEach(t -> nodes.add(node(t)));
        return nodes;
    }

    private Node node(PlacedTransaction t) {
        return new Node.Transaction(
                id(t.id()),
                t.id().toString(),
                Optional.of(BlockNote.of(t.place())),
                t.transaction().isCoinbase(),
                fee(t.fee()),
                trace.flatMap(d -> d.passage(t.id())),
                EvidenceClass.FACT);
    }

    private Node.FeePaid fee(Fee fee) {
        return switch (fee) {
            case Fee.Known(Sats value) -> new Node.FeePaid("known", Optional.of(sats(value)));
            case Fee.Claimed(Sats value) -> new Node.FeePaid("claimed", Optional.of(sats(value)));
            case Fee.Unknown() -> new Node.FeePaid("unknown", Optional.empty());
            case Fee.None() -> new Node.FeePaid("none", Optional.empty());
        };
    }

    private Quantity sats(Sats value) {
        return new Quantity(Rational.of(value.value()), asset);
    }

    /** In chain order: payments by output, then spends by input. */
    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(pays);
        edges.addAll(spends);
        return edges;
    }

    Map<ScriptHash, Script> scripts() {
        return scripts;
    }

    boolean isKnown(ScriptHash script) {
        return known.contains(script);
    }

    /** Outputs of which nothing is known, with the transaction that spends them. */
    Map<OutPoint, TxId> unknown() {
        return unknown;
    }

    List<TxId> transactions() {
        return placed.values().stream().map(PlacedTransaction::id).toList();
    }
}
