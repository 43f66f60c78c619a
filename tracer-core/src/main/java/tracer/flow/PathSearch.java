package tracer.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.AddressHistory;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.Spender;
import tracer.ledger.TxId;
import tracer.problem.LimitExceeded;

/** One search for a path, from its start to its answer. Not thread-safe; used once. */
final class PathSearch {
    private static final int PAGE = 10_000;

    private final LedgerSource ledger;
    private final AddressHistory history;
    private final PathRequest request;
    private final Extent extent;
    private final Bounds bounds;
    private final Progress progress;
    private final Set<TxId> entered = new HashSet<>();
    private boolean limited;

    PathSearch(
            LedgerSource ledger,
            AddressHistory history,
            PathRequest request,
            Extent extent,
            Bounds bounds,
            Progress progress) {
        this.ledger = ledger;
        this.history = history;
        this.request = request;
        this.extent = extent;
        this.bounds = bounds;
        this.progress = progress;
    }

    /** An output that a path has come to, and the one before it. */
    private record Reached(OutPoint output, Output content, Place created, Optional<Reached> before)
            implements Comparable<Reached> {
        private static final Comparator<Reached> CHAIN_ORDER =
                Comparator.comparing(Reached::created).thenComparingInt(r -> r.output().index());

        @Override
        public int compareTo(Reached o) {
            return CHAIN_ORDER.compare(this, o);
        }
    }

    PathAnswer run(Cancellation cancellation) {
        Set<Script> targets = new HashSet<>(history.scripts(request.to()));
        List<Reached> edge = targets.isEmpty() ? List.of() : starts();
        for (int hop = 0; !edge.isEmpty(); hop++) {
            if (cancellation.isRequested()) {
                throw new LimitExceeded(
                        "cancelled after %d transactions, before there was an answer"
                                .formatted(entered.size()));
            }
            Map<Place, Spend> spends = spends(edge);
            if (!spends.isEmpty() && atMostHops(hop)) {
                limited = true;
                break;
            }
            List<Reached> next = new ArrayList<>();
            for (Spend spend : spends.values()) {
                if (entered.size() == request.limits().transactions()) {
                    return new PathAnswer.BudgetSpent(request, extent.tip(), entered.size());
                }
                entered.add(spend.transaction().id());
                progress.advance(1);
                for (Reached output : outputs(spend)) {
                    if (targets.contains(output.content().script())) {
                        return found(output);
                    }
                    next.add(output);
                }
            }
            edge = withoutAvoided(next);
        }
        return none();
    }

    private boolean atMostHops(int hop) {
        return request.limits().hops().isPresent() && hop >= request.limits().hops().getAsInt();
    }

    /** Every output ever paid to the first address. */
    private List<Reached> starts() {
        List<Reached> starts = new ArrayList<>();
        for (Script script : history.scripts(request.from())) {
            Optional<OutPoint> after = Optional.empty();
            Page page;
            do {
                page = history.history(script.hash(), after, PAGE);
                for (Payment p : page.payments()) {
                    Output content = new Output(p.value(), script);
                    if (p.place().height() <= extent.tip().height() && carries(content)) {
                        starts.add(new Reached(p.output(), content, p.place(), Optional.empty()));
                    }
                    after = Optional.of(p.output());
                }
            } while (page.hasMore());
        }
        return starts;
    }

    /** A transaction, and the first output of the edge that it spends. */
    private record Spend(PlacedTransaction transaction, Reached first) {}

    /** The transactions to enter next, in chain order. */
    private Map<Place, Spend> spends(List<Reached> edge) {
        Map<OutPoint, Spender> spenders =
                ledger.spenders(edge.stream().map(Reached::output).toList());
        Map<Place, Spend> spends = new TreeMap<>();
        for (Reached output : new TreeSet<>(edge)) {
            Spender spender = spenders.get(output.output());
            if (spender == null) {
                continue;
            }
            PlacedTransaction transaction = spender.transaction();
            if (!extent.reaches(transaction) || entered.contains(transaction.id())) {
                continue;
            }
            if (bounds.barrier(transaction).isPresent()) {
                limited = true;
            } else {
                spends.putIfAbsent(transaction.place(), new Spend(transaction, output));
            }
        }
        return spends;
    }

    private List<Reached> outputs(Spend spend) {
        List<Output> contents = spend.transaction().transaction().outputs();
        List<Reached> outputs = new ArrayList<>(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            if (carries(contents.get(i))) {
                outputs.add(
                        new Reached(
                                spend.transaction().transaction().outPoint(i),
                                contents.get(i),
                                spend.transaction().place(),
                                Optional.of(spend.first())));
            }
        }
        return outputs;
    }

    /** Whether an output can be part of a path, and a note if only the limits say no. */
    private boolean carries(Output output) {
        if (output.value().equals(Sats.ZERO) || output.script().isUnspendable()) {
            return false;
        }
        boolean enough =
                request.limits()
                        .minTraced()
                        .filter(m -> Slots.value(output).compareTo(m) < 0)
                        .isEmpty();
        limited |= !enough;
        return enough;
    }

    private List<Reached> withoutAvoided(List<Reached> outputs) {
        Map<OutPoint, Output> contents = new LinkedHashMap<>();
        outputs.forEach(o -> contents.put(o.output(), o.content()));
        Set<OutPoint> avoided = bounds.atServices(contents).keySet();
        limited |= !avoided.isEmpty();
        return outputs.stream().filter(o -> !avoided.contains(o.output())).toList();
    }

    private PathAnswer found(Reached last) {
        List<PathAnswer.Stop> stops = new ArrayList<>();
        for (Optional<Reached> at = Optional.of(last); at.isPresent(); at = at.get().before()) {
            Reached r = at.get();
            stops.addFirst(new PathAnswer.Stop(r.output(), r.content(), r.created()));
        }
        return new PathAnswer.Found(request, extent.tip(), entered.size(), stops);
    }

    private PathAnswer none() {
        Optional<String> gaps = extent.gapsFrom(0);
        return limited || gaps.isEmpty()
                ? new PathAnswer.None(request, extent.tip(), entered.size(), limited)
                : new PathAnswer.NotIndexed(
                        request, extent.tip(), entered.size(), "blocks " + gaps.get());
    }
}
