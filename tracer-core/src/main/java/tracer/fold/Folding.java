package tracer.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tracer.flow.Direction;
import tracer.flow.Holding;
import tracer.flow.Step;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;

/**
 * Finds what in a trace reads as one: peeling chains first, then aggregations, then fan-outs; no
 * transaction is in two. The latter two are read forward only. Looks at the trace alone and asks no
 * store. Time grows with its size. Used once.
 */
public final class Folding {
    /** Fewer in a row are read as easily one by one. */
    static final int LEAST_PEELS = 6;

    /** Fewer beside each other are. */
    static final int LEAST_BESIDE = 10;

    /**
     * The smaller output of a peel is at most this part of the larger: 1/5, as in the indicator.
     */
    static final int PEEL_PART = 5;

    private final Trace trace;
    private final Map<TxId, Step> steps = new LinkedHashMap<>();
    private final Map<OutPoint, Holding> followed = new HashMap<>();
    private final Map<TxId, List<Holding>> behind = new HashMap<>();
    private final Map<TxId, List<Holding>> before = new HashMap<>();
    private final Set<TxId> folded = new HashSet<>();

    private Folding(Trace trace) {
        this.trace = trace;
        trace.steps().forEach(s -> steps.put(s.transaction().id(), s));
        for (Holding h : trace.holdings()) {
            near(h).ifPresent(t -> behind.computeIfAbsent(t, none -> new ArrayList<>()).add(h));
            if (h.fate() instanceof Holding.Fate.Followed(TxId through)) {
                before.computeIfAbsent(through, none -> new ArrayList<>()).add(h);
                followed.put(h.output(), h);
            }
        }
    }

    /** The folds of a trace, by the hop at which the trace comes to them. */
    public static List<Fold> of(Trace trace) {
        return new Folding(trace).folds();
    }

    /** The transaction on the side of the seed, where the trace came from. */
    private Optional<TxId> near(Holding h) {
        if (h.hop() == 0) {
            return Optional.empty();
        }
        return (trace.request().direction() == Direction.FORWARD
                        ? Optional.of(h.output().tx())
                        : h.spentIn())
                .filter(steps::containsKey);
    }

    private List<Fold> folds() {
        List<Fold> folds = new ArrayList<>();
        for (List<TxId> chain : peelingChains()) {
            folds.add(fold(Fold.Kind.PEELING, chain));
        }
        if (trace.request().direction() == Direction.FORWARD) {
            addBeside(folds);
        }
        folds.sort(
                Comparator.comparingInt((Fold f) -> f.steps().getFirst().hop())
                        .thenComparing(f -> f.steps().getFirst().transaction().place()));
        return List.copyOf(folds);
    }

    private void addBeside(List<Fold> folds) {
        for (Step step : trace.steps()) {
            List<TxId> gathered = gathered(step.transaction().id());
            if (gathered.size() > LEAST_BESIDE) {
                folds.add(fold(Fold.Kind.AGGREGATION, gathered));
            }
        }
        for (Step step : trace.steps()) {
            TxId id = step.transaction().id();
            if (!folded.contains(id)
                    && behind(id).stream().filter(Folding::isUnspent).count() >= LEAST_BESIDE) {
                folds.add(fold(Fold.Kind.FAN_OUT, List.of(id)));
            }
        }
    }

    private List<Holding> behind(TxId transaction) {
        return behind.getOrDefault(transaction, List.of());
    }

    private List<Holding> before(TxId transaction) {
        return before.getOrDefault(transaction, List.of());
    }

    static boolean isUnspent(Holding h) {
        return h.fate() instanceof Holding.Fate.Ended(TraceEnd end)
                && end instanceof TraceEnd.Unspent;
    }

    private Fold fold(Fold.Kind kind, Collection<TxId> members) {
        Set<TxId> of = Set.copyOf(members);
        folded.addAll(of);
        List<Holding> entering = new ArrayList<>();
        List<Holding> inside = new ArrayList<>();
        List<Holding> ended = new ArrayList<>();
        List<Holding> leaving = new ArrayList<>();
        for (Holding h : trace.holdings()) {
            boolean comesFrom = near(h).filter(of::contains).isPresent();
            Optional<TxId> through =
                    h.fate() instanceof Holding.Fate.Followed(TxId t)
                            ? Optional.of(t)
                            : Optional.empty();
            boolean goesTo = through.filter(of::contains).isPresent();
            if (comesFrom && goesTo) {
                inside.add(h);
            } else if (goesTo) {
                entering.add(h);
            } else if (comesFrom) {
                (through.isPresent() ? leaving : ended).add(h);
            }
        }
        return new Fold(
                kind,
                trace.steps().stream().filter(s -> of.contains(s.transaction().id())).toList(),
                entering,
                inside,
                ended,
                leaving);
    }

    /** Longest stretches of peels, in chain order. */
    private List<List<TxId>> peelingChains() {
        Map<TxId, TxId> next = new HashMap<>();
        Set<TxId> continued = new HashSet<>();
        List<Step> inChainOrder =
                trace.steps().stream()
                        .sorted(Comparator.comparing(s -> s.transaction().place()))
                        .toList();
        for (Step step : inChainOrder) {
            Transaction t = step.transaction().transaction();
            nextPeel(t)
                    .ifPresent(after -> {
                        next.put(t.id(), after);
                        continued.add(after);
                    });
        }
        List<List<TxId>> chains = new ArrayList<>();
        for (Step step : inChainOrder) {
            TxId head = step.transaction().id();
            if (!continued.contains(head) && next.containsKey(head)) {
                List<TxId> chain = new ArrayList<>(List.of(head));
                Optional<TxId> after = Optional.ofNullable(next.get(head));
                while (after.isPresent()) {
                    chain.add(after.get());
                    after = Optional.ofNullable(next.get(after.get()));
                }
                if (chain.size() >= LEAST_PEELS) {
                    chains.add(chain);
                }
            }
        }
        return chains;
    }

    /** The peel that splits the larger output of this one, where the trace follows that. */
    private Optional<TxId> nextPeel(Transaction t) {
        OptionalInt larger = larger(t);
        if (larger.isEmpty()) {
            return Optional.empty();
        }
        OutPoint bulk = t.outPoint(larger.getAsInt());
        return Optional.ofNullable(followed.get(bulk))
                .flatMap(h -> h.spentIn().filter(steps::containsKey))
                .filter(after -> larger(transaction(after)).isPresent())
                .filter(after -> transaction(after).inputs().size() == 1);
    }

    private Transaction transaction(TxId id) {
        return Optional.ofNullable(steps.get(id)).orElseThrow().transaction().transaction();
    }

    /** Which output is the larger, if the transaction is a peel. */
    static OptionalInt larger(Transaction t) {
        if (t.isCoinbase() || t.inputs().size() != 1 || t.outputs().size() != 2) {
            return OptionalInt.empty();
        }
        Output first = t.outputs().getFirst();
        Output second = t.outputs().getLast();
        if (first.script().equals(second.script())
                || first.script().isUnspendable()
                || second.script().isUnspendable()) {
            return OptionalInt.empty();
        }
        long a = first.value().value();
        long b = second.value().value();
        boolean isPeel = Math.min(a, b) > 0 && Math.min(a, b) <= Math.max(a, b) / PEEL_PART;
        return isPeel ? OptionalInt.of(a > b ? 0 : 1) : OptionalInt.empty();
    }

    /**
     * A transaction and those that nothing traced leaves but to it; only itself if it is folded.
     */
    private List<TxId> gathered(TxId into) {
        List<TxId> gathered = new ArrayList<>(List.of(into));
        if (folded.contains(into)) {
            return gathered;
        }
        for (Holding h : before(into)) {
            near(h).filter(feeder -> !folded.contains(feeder) && !gathered.contains(feeder))
                    .filter(feeder -> behind(feeder).equals(List.of(h)))
                    .ifPresent(gathered::add);
        }
        return gathered;
    }
}
