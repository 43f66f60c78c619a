package tracer.path;

import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.problem.BadInput;

/**
 * Is there a way for value from one side to another, and which is the best?
 *
 * @param <A> addresses of the family that is searched
 */
public record PathRequest<A>(Ends<A> from, Ends<A> to, Wanted wanted, Within<A> within) {
    /**
     * @throws BadInput if an end is also to be avoided
     */
    public PathRequest {
        for (A address : within.avoided().addresses()) {
            if (from.addresses().contains(address) || to.addresses().contains(address)) {
                throw new BadInput(
                        "contradictory question: %s is an end of the path and to be avoided"
                                .formatted(address));
            }
        }
    }

    /** Of the fewest hops between two addresses. */
    public PathRequest(A from, A to, Limits limits, StopRules stops) {
        this(
                Ends.at(from),
                Ends.at(to),
                Wanted.ONE,
                new Within<>(limits, stops, Avoided.nothing()));
    }
}
