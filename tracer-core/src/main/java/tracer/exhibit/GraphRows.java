package tracer.exhibit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.evidence.EvidenceClass;
import tracer.exhibit.Edge.Basis;
import tracer.exhibit.Edge.Movement;
import tracer.exhibit.Edge.Traced;
import tracer.exhibit.GraphTables.AddressRow;
import tracer.exhibit.GraphTables.EdgeRow;
import tracer.exhibit.GraphTables.PartyRow;
import tracer.exhibit.GraphTables.TransactionRow;
import tracer.inquiry.BlockNote;
import tracer.inquiry.TraceDocument.End;

/** Nodes and edges as flat rows. */
record GraphRows(EvidenceGraph graph) {
    List<TransactionRow> transactions() {
        return graph.nodes().stream()
                .flatMap(n -> n instanceof Node.Transaction t ? Stream.of(row(t)) : Stream.empty())
                .toList();
    }

    List<AddressRow> addresses() {
        return graph.nodes().stream()
                .flatMap(n -> n instanceof Node.Address a ? Stream.of(row(a)) : Stream.empty())
                .toList();
    }

    List<PartyRow> parties() {
        return graph.nodes().stream().flatMap(n -> party(n).stream()).toList();
    }

    List<EdgeRow> edges() {
        return graph.edges().stream().map(GraphRows::row).toList();
    }

    private static TransactionRow row(Node.Transaction t) {
        Optional<Quantity> anyAmount =
                t.fee().amount().or(() -> t.passage().map(Node.Passage::tracedIn));
        return new TransactionRow(
                t.id(),
                "transaction",
                t.transaction(),
                whole(t.block(), BlockNote::height),
                whole(t.block(), BlockNote::position),
                t.block().map(BlockNote::hash),
                t.block().map(BlockNote::stamped),
                t.makesValue(),
                t.fee().amount().map(GraphRows::text),
                t.fee().state(),
                whole(t.passage(), Node.Passage::hop),
                t.passage().map(p -> text(p.tracedIn())),
                t.passage().map(p -> text(p.tracedFee())),
                anyAmount.map(Quantity::assetId),
                t.evidence().id());
    }

    private static AddressRow row(Node.Address a) {
        return new AddressRow(
                a.id(),
                "address",
                a.chain(),
                a.address(),
                a.form(),
                a.script(),
                a.protection(),
                a.evidence().id());
    }

    private static Optional<PartyRow> party(Node n) {
        return switch (n) {
            case Node.Entity e ->
                    Optional.of(
                            new PartyRow(
                                    e.id(),
                                    "entity",
                                    Optional.empty(),
                                    Optional.empty(),
                                    OptionalInt.of(e.members()),
                                    e.evidence().id()));
            case Node.Label l ->
                    Optional.of(
                            new PartyRow(
                                    l.id(),
                                    "label",
                                    Optional.of(l.name()),
                                    Optional.of(l.category()),
                                    OptionalInt.empty(),
                                    l.evidence().id()));
            case Node.Transaction t -> Optional.empty();
            case Node.Address a -> Optional.empty();
        };
    }

    private static EdgeRow row(Edge e) {
        Optional<BlockNote> block = e.movement().flatMap(Movement::block);
        Optional<Quantity> amount = e.movement().flatMap(Movement::amount);
        Optional<Traced> traced = e.traced();
        Optional<End> end = traced.flatMap(Traced::end);
        Optional<Basis.Inference> rule =
                e.basis()
                        .flatMap(b ->
                                b instanceof Basis.Inference i ? Optional.of(i) : Optional.empty());
        Optional<Basis.Statement> said =
                e.basis()
                        .flatMap(b ->
                                b instanceof Basis.Statement s ? Optional.of(s) : Optional.empty());
        return new EdgeRow(
                e.id(),
                e.kind().id(),
                e.from(),
                e.to(),
                e.evidence().id(),
                e.movement().map(Movement::reference),
                e.movement().map(Movement::input).orElse(OptionalInt.empty()),
                whole(block, BlockNote::height),
                whole(block, BlockNote::position),
                block.map(BlockNote::hash),
                block.map(BlockNote::stamped),
                amount.map(GraphRows::text),
                amount.map(Quantity::assetId),
                amount.map(Quantity::decimals).orElse(OptionalInt.empty()),
                traced.map(t -> text(t.amount())),
                traced.map(t -> EvidenceClass.CONVENTION.id()),
                traced.map(t -> t.policy().toString()),
                traced.filter(t -> !t.runs().isEmpty()).map(GraphRows::runs),
                whole(traced, Traced::hop),
                end.map(End::kind),
                end.map(End::sentence),
                end.map(End::evidence),
                rule.map(Basis.Inference::rule),
                rule.map(Basis.Inference::version).orElse(OptionalInt.empty()),
                rule.map(Basis.Inference::confidence).orElse(OptionalInt.empty()),
                rule.flatMap(Basis.Inference::transaction),
                said.map(Basis.Statement::source));
    }

    private static String runs(Traced t) {
        return t.runs().stream()
                .map(r -> r.offset() + "+" + r.length())
                .collect(Collectors.joining(" "));
    }

    private static String text(Quantity q) {
        return q.amount().toString();
    }

    private static <T> OptionalInt whole(Optional<T> from, ToIntFunction<T> value) {
        return from.isPresent()
                ? OptionalInt.of(value.applyAsInt(from.get()))
                : OptionalInt.empty();
    }
}
