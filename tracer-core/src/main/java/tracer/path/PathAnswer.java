package tracer.path;

import java.util.List;

/**
 * What can be said about ways for value between two sides. A path leaves the first side with its
 * first step and comes to the second with its last; it comes by neither in between, since the
 * shorter path that is part of such a one is no worse in any ranking. Two paths are different if
 * they go through different transactions, or on account chains by different transfers.
 *
 * @param <S> steps
 */
public sealed interface PathAnswer<S> {
    Search search();

    /** The best of all within the limits, in order; fewer than were wanted if there are no more. */
    record Found<S>(Search search, List<Path<S>> paths) implements PathAnswer<S> {
        public Found {
            paths = List.copyOf(paths);
        }
    }

    /** There is none within the limits, in the chain from its first block to the tip. */
    record None<S>(Search search) implements PathAnswer<S> {}

    /**
     * There is none in what is stored, but not everything is.
     *
     * @param what is missing and may hold a path
     */
    record NotIndexed<S>(Search search, String what) implements PathAnswer<S> {}

    /**
     * The budget was spent before everything was looked at that matters.
     *
     * @param soFar paths that there are; better ones may exist
     */
    record BudgetSpent<S>(Search search, List<Path<S>> soFar) implements PathAnswer<S> {
        public BudgetSpent {
            soFar = List.copyOf(soFar);
        }
    }
}
