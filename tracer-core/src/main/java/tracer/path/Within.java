package tracer.path;

import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.problem.BadInput;

/**
 * Where a path may lead.
 *
 * @param limits hops, heights, times and the budget apply; {@code minTraced} is the least that a
 *     step may carry
 * @param stops parties, and collaborative spends, that no path leads through
 * @param avoided what else it does not lead through
 */
public record Within<A>(Limits limits, StopRules stops, Avoided<A> avoided) {
    /**
     * @throws BadInput if no path can be so short
     */
    public Within {
        if (limits.hops().isPresent() && limits.hops().getAsInt() == 0) {
            throw new BadInput("a path has at least 1 hop; with 0 hops there is nothing to find");
        }
    }
}
