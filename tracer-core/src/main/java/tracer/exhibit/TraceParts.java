package tracer.exhibit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tracer.attribution.Category;
import tracer.exhibit.GraphHeader.NotFollowed;
import tracer.exhibit.GraphHeader.Parameter;
import tracer.exhibit.GraphHeader.Term;
import tracer.flow.Balance;
import tracer.flow.Direction;
import tracer.flow.GuardWords;
import tracer.flow.Holding;
import tracer.flow.Limits;
import tracer.flow.Seed;
import tracer.flow.Step;
import tracer.flow.StopRules;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.flow.TraceRequest;
import tracer.inquiry.Ports;
import tracer.inquiry.TraceDocument.End;
import tracer.inquiry.TraceWording;
import tracer.ledger.Asset;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** What of a trace goes into its graph. */
final class TraceParts {
    static final String AMOUNTS =
            "amounts are whole numbers of the asset's base unit; an absent amount is unknown, not zero";
    private static final String TRACED =
            "traced is how much of an amount comes from the seed (backward: goes to it) by convention of the policy; another policy gives another number. It stands on the edge by which the trace came to an output, and again where the trace went on: add up ends and fees, not edges";

    private final Ports ports;
    private final Trace trace;
    private final TraceRequest request;
    private final Asset asset;
    private final TracedOutputs traced;

    TraceParts(Ports ports, Trace trace) {
        this.ports = ports;
        this.trace = trace;
        this.request = trace.request();
        this.asset = ports.ledger().chain().nativeAsset();
        this.traced = new TracedOutputs(trace, asset);
    }

    /** The transactions it went through, whole, and those that pay its seeds. */
    Payments payments() {
        Payments payments = new Payments(asset, Optional.of(traced));
        payments.addAll(trace.steps().stream().map(Step::transaction).toList());
        Map<OutPoint, Holding> seeds = seeds();
        Map<TxId, PlacedTransaction> stored =
                ports.ledger()
                        .transactions(
                                seeds.keySet().stream().map(OutPoint::tx).distinct().toList());
        seeds.forEach((output, holding) -> {
            PlacedTransaction paying = stored.get(output.tx());
            if (paying != null && paying.place().height() <= trace.asOf().height()) {
                payments.addAll(List.of(paying));
            } else {
                payments.addStub(output, holding.content());
            }
        });
        trace.holdings().forEach(h -> payments.add(h.content().script(), !h.claimed()));
        addServices(payments);
        return payments;
    }

    private Map<OutPoint, Holding> seeds() {
        Set<OutPoint> asked =
                request.seeds().stream().map(Seed::output).collect(Collectors.toSet());
        Map<OutPoint, Holding> seeds = new LinkedHashMap<>();
        trace.holdings().stream()
                .filter(h -> asked.contains(h.output()))
                .forEach(h -> seeds.putIfAbsent(h.output(), h));
        return seeds;
    }

    /** Where a stop rests on the label of another address of the entity, that address too. */
    private void addServices(Payments payments) {
        Map<ScriptHash, Script> labelled = new TreeMap<>();
        for (Holding h : trace.leaves()) {
            if (h.fate()
                            instanceof
                            Holding.Fate.Ended(TraceEnd.AtService(var labels, boolean inferred))
                    && inferred) {
                labels.stream()
                        .flatMap(l -> l.bitcoinAddress().stream())
                        .forEach(a -> labelled.put(a.script().hash(), a.script()));
            }
        }
        var paid = ports.history().totals(labelled.keySet());
        labelled.forEach((hash, script) -> payments.add(script, paid.containsKey(hash)));
    }

    void requireAllDrawn() {
        traced.requireAllDrawn();
    }

    GraphHeader header() {
        return new GraphHeader(
                ports.ledger().chain().id(),
                trace.asOf().height(),
                trace.asOf().hash().toString(),
                question(),
                parameters(),
                Optional.of(new Edge.PolicyNote(request.policy().id(), request.policy().version())),
                account(trace.balance(), request.direction(), asset),
                Optional.empty(),
                trace.isLimited(),
                notFollowed(),
                List.of(AMOUNTS, TRACED));
    }

    private String question() {
        return "where the value of %s %s, under policy %s"
                .formatted(
                        Seed.inWords(request.seeds()),
                        request.direction() == Direction.FORWARD ? "went" : "came from",
                        request.policy().id());
    }

    private List<Parameter> parameters() {
        return parameters(request.seeds(), request.direction(), request.limits(), request.stops());
    }

    /** Of a trace over either family. */
    static List<Parameter> parameters(List<?> seeds, Direction direction, Limits l, StopRules s) {
        List<Parameter> all = new ArrayList<>();
        all.add(
                new Parameter(
                        "seed",
                        seeds.stream().map(Object::toString).collect(Collectors.joining(","))));
        all.add(new Parameter("direction", direction.id()));
        l.hops().ifPresent(n -> all.add(new Parameter("hops", Integer.toString(n))));
        l.minTraced().ifPresent(m -> all.add(new Parameter("minTraced", m.toString())));
        l.fromHeight().ifPresent(h -> all.add(new Parameter("fromHeight", Integer.toString(h))));
        l.toHeight().ifPresent(h -> all.add(new Parameter("toHeight", Integer.toString(h))));
        l.from().map(Instant::toString).ifPresent(t -> all.add(new Parameter("from", t)));
        l.to().map(Instant::toString).ifPresent(t -> all.add(new Parameter("to", t)));
        all.add(new Parameter("transactions", Integer.toString(l.transactions())));
        GuardWords.parameters(l.guards())
                .forEach((name, value) -> all.add(new Parameter(name, value)));
        all.add(
                new Parameter(
                        "stop",
                        s.categories().isEmpty()
                                ? "none"
                                : s.categories().stream()
                                        .map(Category::id)
                                        .collect(Collectors.joining(","))));
        all.add(new Parameter("throughEntities", Boolean.toString(s.throughEntities())));
        all.add(new Parameter("atCollaborative", Boolean.toString(s.atCollaborativeSpends())));
        return all;
    }

    /** Of a trace over either family. */
    static List<Term> account(Balance balance, Direction direction, Asset asset) {
        List<Term> terms = new ArrayList<>();
        terms.add(
                new Term(
                        direction == Direction.FORWARD ? "source" : "target",
                        new Quantity(balance.source(), asset)));
        for (Balance.Sum sum : balance.terms()) {
            terms.add(
                    new Term(
                            sum.term().name().toLowerCase(Locale.ROOT),
                            new Quantity(sum.amount(), asset)));
        }
        return terms;
    }

    private List<NotFollowed> notFollowed() {
        TraceWording wording = new TraceWording(request.direction(), request.limits());
        List<NotFollowed> cut = new ArrayList<>();
        for (Holding h : trace.leaves()) {
            if (h.fate() instanceof Holding.Fate.Ended(TraceEnd end) && isCut(end)) {
                End said = wording.end(end);
                cut.add(
                        new NotFollowed(
                                h.output().toString(),
                                Optional.of(new Quantity(h.traced(), asset)),
                                said.kind(),
                                said.sentence()));
            }
        }
        return cut;
    }

    private static boolean isCut(TraceEnd end) {
        return end.isLimit() || end instanceof TraceEnd.NotIndexed;
    }
}
