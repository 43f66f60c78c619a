package tracer.path;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tracer.attribution.Category;
import tracer.flow.Crowds;
import tracer.flow.Extent;
import tracer.flow.Limits;
import tracer.flow.Patience;
import tracer.flow.TraceEnd;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.HeightRange;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.Spender;
import tracer.ledger.TxId;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

/** One search over outputs, from its start to its answer. Not thread-safe; used once. */
final class OutputSearch {
    /** Of the first side; more of them are no question about a path any more. */
    static final int MOST_STARTS = 200_000;

    private static final int PAGE = 10_000;

    private final OutputPathFinding.Sources sources;
    private final PathRequest<Address> request;
    private final Extent extent;
    private final Progress progress;
    private final OutputEnds ends;
    private final Choosing<Place, Stop> choosing;
    private final Set<Category> avoided;
    private final Set<ScriptHash> avoidedScripts;
    private final Map<ScriptHash, Script> from;
    private final Set<ScriptHash> to;
    private final Crowds crowds;
    private final Map<TxId, Integer> entered = new HashMap<>();
    private final Set<TxId> refused = new HashSet<>();
    private final Map<Cut, Integer> cuts = new EnumMap<>(Cut.class);
    private boolean budgetSpent;

    OutputSearch(
            OutputPathFinding.Sources sources,
            PathRequest<Address> request,
            Extent extent,
            Progress progress) {
        this.sources = sources;
        this.request = request;
        this.extent = extent;
        this.progress = progress;
        this.ends = new OutputEnds(sources, request.within().stops().throughEntities());
        this.choosing = new Choosing<>(request.wanted(), limits().hops());
        this.avoided = new HashSet<>(request.within().stops().categories());
        avoided.addAll(request.within().avoided().categories());
        this.avoidedScripts =
                request.within().avoided().addresses().stream()
                        .flatMap(a -> sources.history().scripts(a).stream())
                        .map(Script::hash)
                        .collect(Collectors.toSet());
        this.from = ends.scripts(request.from(), true);
        this.to = ends.scripts(request.to(), false).keySet();
        this.crowds = new Crowds(limits().guards(), sources.ledger(), sources.entities());
    }

    private Limits limits() {
        return request.within().limits();
    }

    PathAnswer<Stop> run(Cancellation cancellation) {
        Patience patience = Patience.of(cancellation, limits());
        List<At> edge = isAnybodyUnknown() ? List.of() : starts();
        for (int hop = 0; !edge.isEmpty() && !budgetSpent; hop++) {
            if (cancellation.isRequested()) {
                throw new LimitExceeded(
                        "cancelled after %d transactions, before there was an answer"
                                .formatted(entered.size()));
            }
            if (patience.isSpent()) {
                edge.forEach(at -> cut(Cut.CLOCK));
                budgetSpent = true;
                break;
            }
            Map<Place, Spend> spends = spends(edge);
            if (limits().hops().isPresent() && hop >= limits().hops().getAsInt()) {
                spends.values().forEach(s -> cut(Cut.HOPS));
                break;
            }
            edge = outputs(enter(spends));
            if (choosing.isSettled(hop + 1, entered.size())) {
                break;
            }
        }
        return answer();
    }

    /** An output that was come to, and the place that it is at. */
    private record At(int node, Stop stop) {}

    /** A transaction with the best outputs that it spends of each place. */
    private record Spend(PlacedTransaction transaction, Map<Integer, Stop> spent) {}

    /** Whether nothing stored pays one side; if all is stored there is no such party. */
    private boolean isAnybodyUnknown() {
        boolean first = from.isEmpty();
        boolean second = to.isEmpty() && request.to().categories().isEmpty();
        if ((first || second) && missing().isEmpty()) {
            throw new NotFound(
                    "nothing pays %s in any block up to height %d, so no path %s there: check the address"
                            .formatted(
                                    name(first ? request.from() : request.to()),
                                    extent.tip().height(),
                                    first ? "begins" : "ends"));
        }
        return first || second;
    }

    private static String name(Ends<Address> ends) {
        return ends.addresses().isEmpty()
                ? "whoever the labels or entities name"
                : ends.addresses().stream().map(Address::text).collect(Collectors.joining(", "));
    }

    /** Every output ever paid to the first side that is spent. */
    private List<At> starts() {
        List<At> starts = new ArrayList<>();
        for (Script script : from.values()) {
            Optional<OutPoint> after = Optional.empty();
            Page page;
            do {
                page = sources.history().history(script.hash(), after, PAGE);
                for (Payment p : page.payments()) {
                    Output content = new Output(p.value(), script);
                    after = Optional.of(p.output());
                    if (p.spentBy().isPresent()
                            && p.place().height() <= extent.tip().height()
                            && carries(content)) {
                        starts.add(
                                new At(WayGraph.START, new Stop(p.output(), content, p.place())));
                    }
                }
                if (starts.size() > MOST_STARTS) {
                    throw new LimitExceeded(
                            "the first end of the path has more than %d outputs that are spent: name fewer addresses, or ask for a path to it and not from it"
                                    .formatted(MOST_STARTS));
                }
            } while (page.hasMore());
        }
        return starts;
    }

    private Optional<String> missing() {
        List<HeightRange> gaps = extent.coverage().gapsFrom(0);
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        gaps.stream().map(HeightRange::toString).collect(Collectors.joining(", ")));
    }

    /** The transactions that spend the edge, in chain order. */
    private Map<Place, Spend> spends(List<At> edge) {
        Map<OutPoint, Spender> spenders =
                sources.ledger().spenders(edge.stream().map(a -> a.stop().output()).toList());
        Map<OutPoint, TraceEnd> held = crowds.of(held(edge, spenders));
        Map<Place, Spend> spends = new TreeMap<>();
        for (At at : edge) {
            Spender spender = spenders.get(at.stop().output());
            if (spender == null
                    || !extent.reaches(spender.transaction())
                    || isTooLate(spender.transaction().place())
                    || isBarred(spender.transaction())) {
                continue;
            }
            if (held.containsKey(at.stop().output())) {
                cut(held.get(at.stop().output()) instanceof TraceEnd.Hub ? Cut.HUB : Cut.ENTITY);
                continue;
            }
            spends.computeIfAbsent(
                            spender.transaction().place(),
                            place -> new Spend(spender.transaction(), new HashMap<>()))
                    .spent()
                    .merge(at.node(), at.stop(), this::better);
        }
        return spends;
    }

    /** What goes on from others than the first side: whoever is named may be a hub. */
    private static Map<OutPoint, Output> held(List<At> edge, Map<OutPoint, Spender> spenders) {
        Map<OutPoint, Output> held = new LinkedHashMap<>();
        for (At at : edge) {
            if (at.node() != WayGraph.START && spenders.containsKey(at.stop().output())) {
                held.put(at.stop().output(), at.stop().content());
            }
        }
        return held;
    }

    private boolean isTooLate(Place place) {
        return choosing.latest().filter(l -> place.compareTo(l.created()) > 0).isPresent();
    }

    private boolean isBarred(PlacedTransaction transaction) {
        if (entered.containsKey(transaction.id())) {
            return false;
        }
        if (refused.contains(transaction.id())) {
            return true;
        }
        Optional<Cut> barrier = barrier(transaction);
        barrier.ifPresent(why -> {
            refused.add(transaction.id());
            cut(why);
        });
        return barrier.isPresent();
    }

    private Optional<Cut> barrier(PlacedTransaction transaction) {
        Place place = transaction.place();
        if (limits().fromHeight().isPresent() && place.height() < limits().fromHeight().getAsInt()
                || limits().toHeight().isPresent()
                        && place.height() > limits().toHeight().getAsInt()) {
            return Optional.of(Cut.HEIGHT);
        }
        if (limits().from().filter(t -> place.claimedTime().isBefore(t)).isPresent()
                || limits().to().filter(t -> place.claimedTime().isAfter(t)).isPresent()) {
            return Optional.of(Cut.TIME);
        }
        if (request.within().avoided().transactions().contains(transaction.id())) {
            return Optional.of(Cut.NAMED);
        }
        return request.within().stops().atCollaborativeSpends()
                ? sources.mixed().apply(transaction)
                : Optional.empty();
    }

    /** Of outputs between the same two transactions one stands for all: they are one way. */
    private Stop better(Stop a, Stop b) {
        int wider =
                request.wanted().best() == Best.WIDEST
                        ? a.content().value().compareTo(b.content().value())
                        : 0;
        return wider > 0 || wider == 0 && a.compareTo(b) < 0 ? a : b;
    }

    /**
     * Draws the steps; the transactions that were met for the first time, while the budget lasts.
     */
    private List<PlacedTransaction> enter(Map<Place, Spend> spends) {
        List<PlacedTransaction> fresh = new ArrayList<>();
        for (Spend spend : spends.values()) {
            PlacedTransaction transaction = spend.transaction();
            if (!entered.containsKey(transaction.id())) {
                if (entered.size() == limits().transactions()) {
                    budgetSpent = true;
                    return fresh;
                }
                entered.put(transaction.id(), choosing.graph().node(transaction.place()));
                fresh.add(transaction);
                progress.advance(1);
            }
            int node = entered.getOrDefault(transaction.id(), WayGraph.END);
            spend.spent()
                    .forEach((before, stop) ->
                            choosing.graph().step(before, node, 1, width(stop), stop));
        }
        return fresh;
    }

    private static BigInteger width(Stop stop) {
        return BigInteger.valueOf(stop.content().value().value());
    }

    /** Outputs to go on from; those of the second side end a path. */
    private List<At> outputs(List<PlacedTransaction> transactions) {
        Map<OutPoint, At> outputs = new LinkedHashMap<>();
        for (PlacedTransaction t : transactions) {
            List<Output> contents = t.transaction().outputs();
            for (int i = 0; i < contents.size(); i++) {
                if (carries(contents.get(i))) {
                    Stop stop = new Stop(t.transaction().outPoint(i), contents.get(i), t.place());
                    outputs.put(
                            stop.output(),
                            new At(entered.getOrDefault(t.id(), WayGraph.END), stop));
                }
            }
        }
        Set<OutPoint> ofTargets = ends.held(request.to().categories(), contents(outputs));
        Map<Integer, Stop> arrivals = new HashMap<>();
        outputs.values()
                .removeIf(at -> {
                    boolean arrives =
                            to.contains(at.stop().content().script().hash())
                                    || ofTargets.contains(at.stop().output());
                    if (arrives) {
                        arrivals.merge(at.node(), at.stop(), this::better);
                    }
                    return arrives;
                });
        arrivals.forEach((node, stop) -> {
            choosing.graph().step(node, WayGraph.END, 0, width(stop), stop);
            choosing.arrived();
        });
        outputs.values().removeIf(at -> from.containsKey(at.stop().content().script().hash()));
        return withoutAvoided(outputs);
    }

    private List<At> withoutAvoided(Map<OutPoint, At> outputs) {
        outputs.values()
                .removeIf(at -> {
                    boolean named = avoidedScripts.contains(at.stop().content().script().hash());
                    if (named) {
                        cut(Cut.NAMED);
                    }
                    return named;
                });
        Set<OutPoint> atParties = ends.held(avoided, contents(outputs));
        atParties.forEach(o -> cut(Cut.PARTY));
        outputs.keySet().removeAll(atParties);
        return List.copyOf(outputs.values());
    }

    private static Map<OutPoint, Output> contents(Map<OutPoint, At> outputs) {
        Map<OutPoint, Output> contents = new LinkedHashMap<>();
        outputs.forEach((o, at) -> contents.put(o, at.stop().content()));
        return contents;
    }

    /** Whether an output can be part of a path that is wanted, with a note if a limit says no. */
    private boolean carries(Output output) {
        BigInteger value = BigInteger.valueOf(output.value().value());
        if (output.value().equals(Sats.ZERO)
                || output.script().isUnspendable()
                || choosing.isTooNarrow(value)) {
            return false;
        }
        boolean enough = limits().minTraced().filter(m -> value.compareTo(m) < 0).isEmpty();
        if (!enough) {
            cut(Cut.LEAST);
        }
        return enough;
    }

    private void cut(Cut why) {
        cuts.merge(why, 1, Integer::sum);
    }

    private PathAnswer<Stop> answer() {
        Search search = new Search(extent.tip(), entered.size(), cuts, missing());
        List<Path<Stop>> paths =
                choosing.ways().stream()
                        .map(w -> new Path<>(w.steps(), w.hops(), w.width()))
                        .toList();
        if (budgetSpent) {
            return new PathAnswer.BudgetSpent<>(search, paths);
        }
        if (!paths.isEmpty()) {
            return new PathAnswer.Found<>(search, paths);
        }
        Optional<String> unknown =
                search.missing().map(gaps -> "blocks " + gaps).or(() -> notIndexed(search));
        return search.isLimited() || unknown.isEmpty()
                ? new PathAnswer.None<>(search)
                : new PathAnswer.NotIndexed<>(search, unknown.get());
    }

    private static Optional<String> notIndexed(Search search) {
        return search.cuts().containsKey(Cut.UNKNOWN)
                ? Optional.of(
                        "outputs that transactions on the way spend, so that nobody can tell whether several owners spend together there")
                : Optional.empty();
    }
}
