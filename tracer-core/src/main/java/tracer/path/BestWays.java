package tracer.path;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * The first ways through a graph from its start to its end, in order of {@link Best}.
 *
 * <p>For every place it finds how well value can have come there: by hops, and for each number of
 * hops the largest smallest step. Ways are then built from the end backwards, always the part on
 * whose best completion is first in the order; since that is known exactly, the first part that
 * comes to the start is the best way, the second the second best. Time grows with the edges, and
 * with the steps and branches of the ways given.
 */
final class BestWays<P extends Comparable<? super P>, L extends Comparable<? super L>> {
    private final WayGraph<P, L> graph;
    private final Best best;
    private final int mostHops;
    private final List<List<Reach>> reach;

    BestWays(WayGraph<P, L> graph, Best best, OptionalInt mostHops) {
        this.graph = graph;
        this.best = best;
        this.mostHops = mostHops.orElse(Integer.MAX_VALUE);
        this.reach = reach();
    }

    /** A way: its steps in order. */
    record Way<L>(List<L> steps, int hops, BigInteger width) {}

    /** How value can have come to a place: in so many hops, so much. */
    private record Reach(int hops, BigInteger width) {}

    /** The end of a way, from some step on. Ways with the same end share it. */
    private static final class Tail<L> {
        private final L label;
        private final Optional<Tail<L>> after;
        private final L last;
        private final int steps;

        Tail(L label, Optional<Tail<L>> after) {
            this.label = label;
            this.after = after;
            this.last = after.map(a -> a.last).orElse(label);
            this.steps = after.map(a -> a.steps).orElse(0) + 1;
        }
    }

    /** A tail with the place that it begins at, and how good a way it can be part of. */
    private record Part<L>(
            int node, Optional<Tail<L>> tail, int hops, BigInteger width, Reach whole) {}

    List<Way<L>> first(int count) {
        List<Way<L>> ways = new ArrayList<>();
        PriorityQueue<Part<L>> open = new PriorityQueue<>(order());
        part(WayGraph.END, Optional.empty(), 0, WayGraph.UNBOUNDED).ifPresent(open::add);
        while (!open.isEmpty() && ways.size() < count) {
            Part<L> part = open.poll();
            if (part.node() == WayGraph.START) {
                ways.add(way(part));
                continue;
            }
            for (WayGraph.Edge<L> edge : graph.into(part.node())) {
                Optional<Tail<L>> tail =
                        edge.label().isPresent()
                                ? Optional.of(new Tail<>(edge.label().get(), part.tail()))
                                : part.tail();
                part(edge.from(), tail, part.hops() + edge.hops(), part.width().min(edge.width()))
                        .ifPresent(open::add);
            }
        }
        return ways;
    }

    /** Empty if no way within the hops begins so. */
    private Optional<Part<L>> part(int node, Optional<Tail<L>> tail, int hops, BigInteger width) {
        Optional<Reach> whole = Optional.empty();
        for (Reach r : reach.get(node)) {
            if (r.hops() > mostHops - hops) {
                break;
            }
            Reach through = new Reach(r.hops() + hops, r.width().min(width));
            if (whole.isEmpty() || through.width().compareTo(whole.get().width()) > 0) {
                whole = Optional.of(through);
            }
        }
        return whole.map(w -> new Part<>(node, tail, hops, width, w));
    }

    private static <L> Way<L> way(Part<L> part) {
        List<L> steps = new ArrayList<>();
        for (Optional<Tail<L>> at = part.tail(); at.isPresent(); at = at.get().after) {
            steps.add(at.get().label);
        }
        return new Way<>(steps, part.hops(), part.width());
    }

    private Comparator<Part<L>> order() {
        Comparator<Part<L>> hops = Comparator.comparingInt(p -> p.whole().hops());
        Comparator<Part<L>> width = Comparator.comparing(p -> p.whole().width());
        Comparator<Part<L>> chain = (a, b) -> inChainOrder(a.tail(), b.tail());
        return switch (best) {
            case FEWEST -> hops.thenComparing(chain);
            case WIDEST -> width.reversed().thenComparing(hops).thenComparing(chain);
            case EARLIEST -> BestWays.<L>arrivals().thenComparing(hops).thenComparing(chain);
        };
    }

    /** By the last step; a part that has none yet comes first. */
    private static <L extends Comparable<? super L>> Comparator<Part<L>> arrivals() {
        return (a, b) -> {
            if (a.tail().isEmpty() || b.tail().isEmpty()) {
                return Boolean.compare(a.tail().isPresent(), b.tail().isPresent());
            }
            return a.tail().get().last.compareTo(b.tail().get().last);
        };
    }

    /**
     * From the last step backwards; what the other begins with comes first. Tails with the same end
     * share it, so the first difference is where they part.
     */
    private int inChainOrder(Optional<Tail<L>> one, Optional<Tail<L>> other) {
        Optional<Tail<L>> a = one;
        Optional<Tail<L>> b = other;
        int longer = Integer.compare(steps(a), steps(b));
        while (steps(a) > steps(b)) {
            a = a.orElseThrow().after;
        }
        while (steps(b) > steps(a)) {
            b = b.orElseThrow().after;
        }
        int difference = 0;
        while (a.isPresent() && a.get() != b.orElseThrow()) {
            int c = a.get().label.compareTo(b.get().label);
            difference = c == 0 ? difference : c;
            a = a.get().after;
            b = b.get().after;
        }
        return difference == 0 ? longer : difference;
    }

    private static <L> int steps(Optional<Tail<L>> tail) {
        return tail.map(t -> t.steps).orElse(0);
    }

    /** For every place the ways to come there of which none is better in both hops and width. */
    private List<List<Reach>> reach() {
        List<List<Reach>> all = new ArrayList<>(graph.size());
        for (int i = 0; i < graph.size(); i++) {
            all.add(List.of());
        }
        all.set(WayGraph.START, List.of(new Reach(0, WayGraph.UNBOUNDED)));
        for (int node : graph.inOrder()) {
            List<Reach> ways = new ArrayList<>();
            for (WayGraph.Edge<L> edge : graph.into(node)) {
                for (Reach r : all.get(edge.from())) {
                    if (r.hops() <= mostHops - edge.hops()) {
                        // Where width does not rank, the fewest hops are all that matters.
                        ways.add(
                                new Reach(
                                        r.hops() + edge.hops(),
                                        best == Best.WIDEST
                                                ? r.width().min(edge.width())
                                                : WayGraph.UNBOUNDED));
                    }
                }
            }
            all.set(node, undominated(ways));
        }
        return all;
    }

    private static List<Reach> undominated(List<Reach> ways) {
        ways.sort(
                Comparator.comparingInt(Reach::hops)
                        .thenComparing(Comparator.comparing(Reach::width).reversed()));
        List<Reach> kept = new ArrayList<>();
        for (Reach r : ways) {
            if (kept.isEmpty() || r.width().compareTo(kept.getLast().width()) > 0) {
                kept.add(r);
            }
        }
        return List.copyOf(kept);
    }
}
