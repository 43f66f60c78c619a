package tracer.exhibit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import tracer.account.AccountLedger;
import tracer.account.AccountTransaction;
import tracer.account.Transfer;
import tracer.evidence.EvidenceClass;
import tracer.exhibit.Edge.Kind;
import tracer.exhibit.Edge.PolicyNote;
import tracer.exhibit.Edge.Traced;
import tracer.exhibit.GraphHeader.NotFollowed;
import tracer.exhibit.GraphHeader.Parameter;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Movement;
import tracer.flow.Rational;
import tracer.flow.Remainder;
import tracer.flow.TransferSeed;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.AccountTraceDocument.MovementEdge;
import tracer.inquiry.BlockNote;
import tracer.inquiry.TraceDocument.End;
import tracer.ledger.EvmAddress;
import tracer.ledger.TxId;
import tracer.protection.Protected;
import tracer.protection.ProtectionReason;

/**
 * What of a trace over accounts goes into its graph: addresses and what moved between them. A
 * transaction stands as a node only where value has no address at one end: a fee that is burnt. For
 * one graph; not thread-safe.
 *
 * @param said the trace as the document that answers it, with its movements and remainders in order
 */
record AccountParts(
        AccountLedger ledger, AccountTrace trace, AccountTraceDocument said, Protected guarded) {
    private static final String TRACED =
            "traced is how much of an amount comes from the seed (backward: goes to it) by convention of the policy; another policy gives another number. What an address holds where the trace ended stands on an edge of kind holds from the address to itself: add up the edges that have an end";
    private static final String WHOSE =
            "transactions are not drawn whole, only transfers that carry traced value; entities are not computed on this chain";
    private static final End FEE =
            new End(
                    "fee",
                    "part of a fee: counted, not followed to whoever earned it",
                    EvidenceClass.CLAIMED.id(),
                    List.of(),
                    Optional.empty());

    GraphHeader header() {
        AccountTraceRequest q = trace.request();
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter("asset", quantity(Rational.ZERO).assetId()));
        parameters.addAll(TraceParts.parameters(q.seeds(), q.direction(), q.limits(), q.stops()));
        List<String> notes = new ArrayList<>(List.of(TraceParts.AMOUNTS, TRACED, WHOSE));
        notes.addAll(said.notes());
        return new GraphHeader(
                trace.chain().id(),
                trace.asOf().height(),
                "0x" + trace.asOf().hash(),
                "where the value of %s, %s, %s, under policy %s"
                        .formatted(
                                TransferSeed.inWords(q.seeds()),
                                trace.asset(),
                                q.direction() == Direction.FORWARD ? "went" : "came from",
                                q.policy().id()),
                parameters,
                Optional.of(policy()),
                TraceParts.account(trace.balance(), q.direction(), trace.asset()),
                Optional.empty(),
                trace.isLimited(),
                notFollowed(),
                notes);
    }

    private PolicyNote policy() {
        return new PolicyNote(trace.request().policy().id(), trace.request().policy().version());
    }

    private List<NotFollowed> notFollowed() {
        List<NotFollowed> cut = new ArrayList<>();
        for (int i = 0; i < trace.movements().size(); i++) {
            Movement m = trace.movements().get(i);
            said.movements()
                    .get(i)
                    .end()
                    .flatMap(end -> cut(m.transfer().id().toString(), m.traced(), end))
                    .ifPresent(cut::add);
        }
        for (int i = 0; i < trace.remainders().size(); i++) {
            Remainder r = trace.remainders().get(i);
            cut(r.of().toString(), r.traced(), said.remainders().get(i).end()).ifPresent(cut::add);
        }
        return cut;
    }

    private Optional<NotFollowed> cut(String where, Rational traced, End end) {
        return end.kind().equals("limit") || end.kind().equals("not-indexed")
                ? Optional.of(
                        new NotFollowed(
                                where, Optional.of(quantity(traced)), end.kind(), end.sentence()))
                : Optional.empty();
    }

    /** Transactions in chain order, then addresses, then what value comes from that has none. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(transactions());
        addresses().forEach(a -> nodes.add(account(a)));
        for (Transfer t : transfers()) {
            if (t.kind().isOfBlock() && (t.from().isEmpty() || t.to().isEmpty())) {
                nodes.add(outside(t));
            }
        }
        return nodes;
    }

    /** Every end of a transfer, ascending. */
    List<EvmAddress> addresses() {
        return transfers().stream()
                .flatMap(t -> Stream.concat(t.from().stream(), t.to().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    private List<Transfer> transfers() {
        return trace.movements().stream().map(Movement::transfer).toList();
    }

    private Node account(EvmAddress address) {
        return new Node.Address(
                id(address),
                trace.chain().id(),
                "account",
                Optional.of(address.text()),
                Optional.empty(),
                Optional.ofNullable(guarded.accounts().get(address)).map(ProtectionReason::id),
                EvidenceClass.CLAIMED);
    }

    private Node outside(Transfer t) {
        return new Node.Address(
                outsideId(t),
                trace.chain().id(),
                "outside",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                EvidenceClass.CLAIMED);
    }

    private List<Node> transactions() {
        Map<TxId, Integer> drawn = new TreeMap<>(Comparator.comparing(TxId::toString));
        for (int i = 0; i < trace.movements().size(); i++) {
            Transfer t = trace.movements().get(i).transfer();
            if (!t.kind().isOfBlock() && (t.from().isEmpty() || t.to().isEmpty())) {
                drawn.putIfAbsent(new TxId(t.id().hash()), i);
            }
        }
        Map<TxId, AccountLedger.InBlock> stored = ledger.transactions(drawn.keySet());
        return drawn.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                e -> trace.movements().get(e.getValue()).transfer().place()))
                .map(e ->
                        transaction(
                                e.getKey(),
                                e.getValue(),
                                Optional.ofNullable(stored.get(e.getKey()))))
                .toList();
    }

    private Node transaction(TxId id, int movement, Optional<AccountLedger.InBlock> stored) {
        Optional<Quantity> fee =
                stored.map(AccountLedger.InBlock::transaction)
                        .map(AccountParts::fee)
                        .map(f -> new Quantity(Rational.of(f), trace.chain().nativeAsset()));
        return new Node.Transaction(
                id(id),
                "0x" + id,
                Optional.of(said.movements().get(movement).block()),
                false,
                new Node.FeePaid(fee.isPresent() ? "claimed" : "unknown", fee),
                Optional.empty(),
                EvidenceClass.CLAIMED);
    }

    private static BigInteger fee(AccountTransaction t) {
        return t.transfers().stream()
                .filter(f -> f.kind().isFee())
                .map(Transfer::amount)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Transfers in the trace's order, then what is held at its end, by address. */
    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < trace.movements().size(); i++) {
            edges.add(transfer(trace.movements().get(i), said.movements().get(i)));
        }
        for (int i = 0; i < trace.remainders().size(); i++) {
            edges.add(held(trace.remainders().get(i), said.remainders().get(i).end()));
        }
        return edges;
    }

    private Edge transfer(Movement m, MovementEdge told) {
        Transfer t = m.transfer();
        Optional<End> end = m.fate() instanceof Movement.Fate.Fee ? Optional.of(FEE) : told.end();
        return edge(
                new Ends(
                        "transfers:" + t.id(),
                        Kind.TRANSFERS,
                        t.from().map(this::id).orElseGet(() -> nowhere(t)),
                        t.to().map(this::id).orElseGet(() -> nowhere(t))),
                moved(t.id().toString(), t.amount(), Optional.of(told.block())),
                new Traced(quantity(m.traced()), policy(), m.runs(), m.hop(), end));
    }

    private Edge held(Remainder r, End end) {
        String holder = id(r.of().holder());
        return edge(
                new Ends(
                        "holds:%s:%s".formatted(r.of().holder().text(), r.of().asset().id()),
                        Kind.HOLDS,
                        holder,
                        holder),
                moved(r.of().toString(), r.balance(), Optional.empty()),
                new Traced(quantity(r.traced()), policy(), r.runs(), r.hop(), Optional.of(end)));
    }

    private record Ends(String id, Kind kind, String from, String to) {}

    private static Edge edge(Ends ends, Edge.Movement moved, Traced traced) {
        return new Edge(
                ends.id(),
                ends.kind(),
                ends.from(),
                ends.to(),
                EvidenceClass.CLAIMED,
                Optional.of(moved),
                Optional.of(traced),
                Optional.empty());
    }

    private Edge.Movement moved(String reference, BigInteger amount, Optional<BlockNote> block) {
        return new Edge.Movement(
                reference, OptionalInt.empty(), Optional.of(quantity(Rational.of(amount))), block);
    }

    private Quantity quantity(Rational amount) {
        return new Quantity(amount, trace.asset());
    }

    String id(EvmAddress address) {
        return "account:%s:%s".formatted(trace.chain().id(), address.text());
    }

    private static String id(TxId transaction) {
        return "transaction:0x" + transaction;
    }

    private static String outsideId(Transfer t) {
        return "outside:" + t.id();
    }

    private static String nowhere(Transfer t) {
        return t.kind().isOfBlock() ? outsideId(t) : id(new TxId(t.id().hash()));
    }
}
