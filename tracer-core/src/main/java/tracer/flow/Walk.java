package tracer.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.flow.Course.Exit;
import tracer.flow.Course.Onward;
import tracer.flow.Crossing.Passage;
import tracer.flow.Holding.Fate;
import tracer.flow.Strand.Next;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/**
 * Takes value through the ledger one way under one policy. It works in rounds. A round asks the
 * store, in one question, where the value of all strands found in the round before goes on to; then
 * it computes, in the order of the course, every crossing whose strands have changed. A crossing's
 * result depends on nothing but what enters it, and nothing goes against the order, so one pass
 * makes everything known agree, and when no question is left the result is that of a single pass
 * over the whole ledger. A crossing is computed again only if a longer way to it turns up in a
 * later round.
 *
 * <p>Not thread-safe; used once.
 */
final class Walk<T extends Taint> {
    private final Course course;
    private final Apportionment<T> policy;
    private final Bounds bounds;
    private final Progress progress;
    private final Map<Spot, Strand<T>> strands = new LinkedHashMap<>();
    private final Map<TxId, Crossing<T>> crossings = new HashMap<>();
    private final Met met = new Met();
    private final NavigableSet<Crossing<T>> changed;
    private final Quota<T> budget;
    private final Quota<T> mixings;
    private List<Strand<T>> found = new ArrayList<>();
    private TraceEnd.Limit interrupted = TraceEnd.Limit.CANCELLED;

    Walk(Course course, Apportionment<T> policy, Bounds bounds, Progress progress) {
        this.course = course;
        this.policy = policy;
        this.bounds = bounds;
        this.progress = progress;
        Comparator<Crossing<T>> order = Comparator.comparing(Crossing::place, course.order());
        this.changed = new TreeSet<>(order);
        this.budget = new Quota<>(bounds.limits().transactions(), order, changed::add);
        this.mixings = new Quota<>(Policy.MOST_MIXINGS, order, changed::add);
    }

    /** Walks until nothing is left to ask, or patience ends. */
    void from(Collection<Strand<T>> seeds, Patience patience, Watching watching) {
        seeds.forEach(this::reach);
        for (int round = 1; !found.isEmpty() && !patience.isRequested(); round++) {
            ask();
            while (!changed.isEmpty()) {
                compute(changed.removeFirst());
            }
            int asked = round;
            watching.round(() -> Found.soFar(this, asked));
        }
        interrupted = patience.limit();
    }

    /** All that value reaches, in no particular order. */
    List<Strand<T>> reached() {
        return strands.values().stream().filter(Strand::isReached).toList();
    }

    /** The crossings that value goes through, in the order of the course. */
    Collection<Crossing<T>> crossed() {
        return budget.admitted();
    }

    /** The crossing that value goes on through, or why it does not. */
    Fate fate(Strand<T> strand) {
        return switch (strand.next()) {
            case Next.NotAsked<T>() -> new Fate.Ended(new TraceEnd.LimitReached(interrupted));
            case Next.Ended<T>(TraceEnd end) -> new Fate.Ended(end);
            case Next.Into<T>(Crossing<T> crossing) ->
                    crossing.barrier()
                            .or(() -> bounds.barrier(strand))
                            .or(() -> refusal(crossing))
                            .<Fate>map(Fate.Ended::new)
                            .orElseGet(() -> new Fate.Followed(crossing.transaction().id()));
        };
    }

    private void ask() {
        List<Strand<T>> batch = found;
        found = new ArrayList<>();
        Map<OutPoint, TraceEnd.AtService> holders = bounds.atServices(held(batch));
        List<Strand<T>> open = new ArrayList<>();
        for (Strand<T> s : batch) {
            TraceEnd holder =
                    s.exit() instanceof Exit.Paid paid ? holders.get(paid.output()) : null;
            if (holder == null) {
                open.add(s);
            } else {
                s.goOn(new Next.Ended<>(holder));
            }
        }
        Map<Spot, Onward> onward =
                open.isEmpty()
                        ? Map.of()
                        : course.onward(open.stream().map(Strand::exit).toList(), met);
        noteCrowds(open, onward);
        for (Strand<T> s : open) {
            lead(s, Optional.ofNullable(onward.get(s.exit().spot())));
        }
    }

    /** The outputs that somebody holds; who holds a seed does not matter, and nobody a fee. */
    private static <T extends Taint> Map<OutPoint, Output> held(Collection<Strand<T>> strands) {
        Map<OutPoint, Output> held = new LinkedHashMap<>();
        for (Strand<T> s : strands) {
            if (!s.isSeed() && s.exit() instanceof Exit.Paid paid) {
                held.put(paid.output(), paid.content());
            }
        }
        return held;
    }

    /** Who holds an output matters only where its value goes on. */
    private void noteCrowds(List<Strand<T>> open, Map<Spot, Onward> onward) {
        Map<OutPoint, TraceEnd> crowds =
                bounds.crowds(
                        held(
                                open.stream()
                                        .filter(s -> onward.containsKey(s.exit().spot()))
                                        .toList()));
        for (Strand<T> s : open) {
            if (s.exit() instanceof Exit.Paid paid && crowds.containsKey(paid.output())) {
                s.heldBy(crowds.get(paid.output()));
            }
        }
    }

    private void lead(Strand<T> strand, Optional<Onward> onward) {
        if (onward.isEmpty()) {
            strand.goOn(new Next.Ended<>(course.nowhere(strand.exit(), strand.from())));
            return;
        }
        PlacedTransaction to = onward.get().transaction();
        Crossing<T> crossing =
                crossings.computeIfAbsent(to.id(), id -> new Crossing<>(to, barrier(to)));
        met.add(to);
        crossing.entering().put(onward.get().slot(), strand);
        strand.goOn(new Next.Into<>(crossing));
        changed.add(crossing);
    }

    private Optional<TraceEnd> barrier(PlacedTransaction to) {
        return course.source(to)
                .or(() -> bounds.barrier(to))
                .or(() -> course.missing(to).map(TraceEnd.NotIndexed::new));
    }

    private void compute(Crossing<T> crossing) {
        SortedMap<Integer, Strand<T>> entering = new TreeMap<>();
        if (crossing.barrier().isEmpty()) {
            crossing.entering()
                    .forEach((slot, strand) -> {
                        if (strand.isReached() && bounds.barrier(strand).isEmpty()) {
                            entering.put(slot, strand);
                        }
                    });
        }
        SortedMap<Integer, T> taints = new TreeMap<>();
        entering.forEach((slot, strand) -> taints.put(slot, strand.taint()));
        boolean wanted = !entering.isEmpty();
        boolean lengthens =
                wanted
                        && policy.lengthens(
                                course.entering(crossing.transaction()),
                                taints,
                                course.leaving(crossing.transaction()));
        boolean exact = mixings.admits(crossing, lengthens);
        boolean room = budget.admits(crossing, wanted && exact);
        if (wanted && exact && room) {
            open(crossing, entering.values(), taints);
        } else {
            crossing.leaving().values().forEach(this::clear);
            crossing.pass(
                    !wanted
                            ? new Passage.Idle()
                            : new Passage.Refused(
                                    exact ? TraceEnd.Limit.TRANSACTIONS : TraceEnd.Limit.DIGITS));
        }
    }

    private void open(
            Crossing<T> crossing, Collection<Strand<T>> entering, SortedMap<Integer, T> taints) {
        if (crossing.passage() instanceof Passage.Idle) {
            progress.advance(1);
        }
        PlacedTransaction transaction = crossing.transaction();
        int hop = entering.stream().mapToInt(Strand::hop).min().orElseThrow() + 1;
        List<T> out =
                policy.across(course.entering(transaction), taints, course.leaving(transaction));
        List<Exit> exits = course.exits(transaction);
        for (int i = 0; i < exits.size(); i++) {
            Optional<Strand<T>> strand = known(crossing, i, exits.get(i).spot());
            if (out.get(i).isNone()) {
                strand.ifPresent(this::clear);
            } else if (strand.isEmpty()) {
                Strand<T> fresh = Strand.leaving(transaction, exits.get(i), out.get(i), hop);
                crossing.leaving().put(i, fresh);
                reach(fresh);
            } else if (strand.get().reach(out.get(i), hop, policy)) {
                recompute(strand.get());
            }
        }
        crossing.pass(
                new Passage.Open(
                        hop,
                        Rational.sum(entering.stream().map(s -> s.taint().amount()).toList()),
                        fee(transaction, exits, out)));
    }

    /** What of it goes to the miner, wherever it goes on to. A coinbase pays none. */
    private static <T extends Taint> Rational fee(
            PlacedTransaction transaction, List<Exit> exits, List<T> out) {
        return transaction.transaction().isCoinbase()
                ? Rational.ZERO
                : Rational.sum(
                        out.subList(Exit.outputs(exits).size(), out.size()).stream()
                                .map(Taint::amount)
                                .toList());
    }

    /** What came out there before, or a seed that lies there. */
    private Optional<Strand<T>> known(Crossing<T> crossing, int exit, Spot spot) {
        Strand<T> strand = crossing.leaving().get(exit);
        if (strand == null) {
            strand = strands.get(spot);
            if (strand != null) {
                crossing.leaving().put(exit, strand);
            }
        }
        return Optional.ofNullable(strand);
    }

    private void reach(Strand<T> strand) {
        strands.put(strand.exit().spot(), strand);
        strand.from()
                .flatMap(from -> course.lost(strand.exit(), from))
                .ifPresentOrElse(
                        end -> strand.goOn(new Next.Ended<>(end)), () -> found.add(strand));
    }

    private void clear(Strand<T> strand) {
        if (strand.leave()) {
            recompute(strand);
        }
    }

    private void recompute(Strand<T> strand) {
        if (strand.next() instanceof Next.Into<T>(Crossing<T> crossing)) {
            changed.add(crossing);
        }
    }

    private static <T extends Taint> Optional<TraceEnd> refusal(Crossing<T> crossing) {
        return crossing.passage() instanceof Passage.Refused(TraceEnd.Limit limit)
                ? Optional.of(new TraceEnd.LimitReached(limit))
                : Optional.empty();
    }
}
