package tracer.flow;

import java.util.List;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

/**
 * A question: the value of some outputs, or of parts of them, followed one way under one policy.
 *
 * <p>Where value of one seed comes to an output that is a seed itself, it counts towards what that
 * seed declares; only the rest of that is new. So nothing is counted twice, and the source of the
 * trace is the value that the seeds bring together. Which of an output's units both mean is the
 * policy's: under FIFO and LIFO the union of their units, under the others the larger part.
 *
 * @param seeds by output, each once; a trace does not depend on the order in which they were named
 * @param fees what becomes of the traced share of fees
 */
public record TraceRequest(
        List<Seed> seeds,
        Direction direction,
        Policy policy,
        FeeRule fees,
        Limits limits,
        StopRules stops) {
    /** More are a question about a service, not about a case. */
    public static final int MOST_SEEDS = 10_000;

    /**
     * @throws BadInput if the policy cannot answer such a question, or an output is named twice
     * @throws LimitExceeded if there are too many seeds
     */
    public TraceRequest {
        policy.requireOnOutputs(direction);
        seeds = Seed.ofOneQuestion(seeds);
    }

    /** With fees lost to miners. */
    public TraceRequest(
            List<Seed> seeds, Direction direction, Policy policy, Limits limits, StopRules stops) {
        this(seeds, direction, policy, FeeRule.LOST, limits, stops);
    }

    /** The whole value of one output, with fees lost to miners. */
    public TraceRequest(
            OutPoint seed, Direction direction, Policy policy, Limits limits, StopRules stops) {
        this(List.of(Seed.whole(seed)), direction, policy, limits, stops);
    }

    /** The same under another policy. */
    public TraceRequest under(Policy other) {
        return new TraceRequest(seeds, direction, other, fees, limits, stops);
    }
}
