package tracer.path;

import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.problem.BadInput;

/**
 * Where a path may lead.
 *
 * @param limits hops, heights, times, the budget, hubs, large entities and the clock apply; {@code
 *     minTraced} is the least that a step may carry. A path has no seed: limits by a share of one,
 *     or by the time since, are refused
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
        if (limits.guards().share().isPresent()) {
            throw new BadInput(
                    "a path carries no share of a seed, so there is no least one; say instead what each step has to carry at least, such as 0.01btc");
        }
        if (limits.guards().within().isPresent()) {
            throw new BadInput(
                    "a path has no seed from which time could count; say instead from when and to when blocks are entered");
        }
    }
}
