package tracer.path;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.path.BestWays.Way;

/**
 * Watches a search as its graph grows: tells when nothing better can come, and what need not be
 * looked at any more since enough is known that is better. Not thread-safe.
 */
final class Choosing<P extends Comparable<? super P>, L extends Comparable<? super L>> {
    private final WayGraph<P, L> graph = new WayGraph<>();
    private final Wanted wanted;
    private final OptionalInt mostHops;
    private Optional<Way<L>> worst = Optional.empty();
    private int arrivals;
    private long next;

    Choosing(Wanted wanted, OptionalInt mostHops) {
        this.wanted = wanted;
        this.mostHops = mostHops;
    }

    WayGraph<P, L> graph() {
        return graph;
    }

    /** A step to the end was added. */
    void arrived() {
        arrivals++;
    }

    /** The best ways through what is known so far. */
    List<Way<L>> ways() {
        return new BestWays<>(graph, wanted.best(), mostHops).first(wanted.count());
    }

    /**
     * Whether the search can end, all of so many hops being in the graph. Looks at the graph only
     * when there is a reason to, so that all looks together take no longer than a few.
     */
    boolean isSettled(int hops, int explored) {
        boolean enough = worst.isEmpty() && arrivals >= wanted.count();
        if (arrivals == 0 || !enough && explored < next) {
            return false;
        }
        next = explored + explored / 2 + 1L;
        List<Way<L>> ways = ways();
        if (ways.size() < wanted.count()) {
            return false;
        }
        worst = Optional.of(ways.getLast());
        return wanted.best() == Best.FEWEST && ways.getLast().hops() <= hops;
    }

    /** Whether a step of this width can be no part of what is wanted: enough is known above it. */
    boolean isTooNarrow(BigInteger width) {
        return wanted.best() == Best.WIDEST
                && worst.filter(w -> width.compareTo(w.width()) < 0).isPresent();
    }

    /** The last step of the worst that is wanted: what comes later need not be looked at. */
    Optional<L> latest() {
        return wanted.best() == Best.EARLIEST
                ? worst.map(w -> w.steps().getLast())
                : Optional.empty();
    }
}
