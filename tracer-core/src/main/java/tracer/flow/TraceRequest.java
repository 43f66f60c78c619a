package tracer.flow;

import tracer.ledger.OutPoint;

/** A question: the whole value of one output, followed one way under one policy. */
public record TraceRequest(
        OutPoint seed, Direction direction, Policy policy, Limits limits, StopRules stops) {
    /**
     * @throws tracer.problem.BadInput if the policy cannot answer such a question
     */
    public TraceRequest {
        policy.requireOnOutputs(direction);
    }
}
