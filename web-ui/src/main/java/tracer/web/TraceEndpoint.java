package tracer.web;

import java.util.List;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.TraceRequest;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.TraceDocument;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;

/** Where an output's value went or came from. */
record TraceEndpoint(Inquiry inquiry) implements Endpoint {
    /** What names a trace, limits and stops aside. */
    static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "seed",
                            "the output to follow, txid:index",
                            TransactionEndpoint.EXAMPLE + ":1"),
                    Parameter.optional(
                            "direction",
                            Parameter.Type.STRING,
                            "forward or backward; forward unless given",
                            "forward"),
                    Parameter.optional(
                            "policy",
                            Parameter.Type.STRING,
                            "fifo, lifo, haircut or haircut-int; forward also highest-output-first,"
                                    + " dirty-first or clean-first; fifo unless given",
                            "fifo"));

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/trace",
                "trace",
                "Follows an output's value under a policy, with its account of where all of it is.",
                FlowParameters.timed(FlowParameters.ofTracesAfter(OWN)),
                TraceDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.trace(
                question(request, FlowParameters.timedLimits(request)),
                Progress.SILENT,
                Cancellation.NEVER);
    }

    /** A question whose answer does not depend on the clock. */
    static TraceRequest question(Request request) {
        return question(request, FlowParameters.traceLimits(request));
    }

    private static TraceRequest question(Request request, Limits limits) {
        return new TraceRequest(
                OutPoint.of(request.text("seed")),
                direction(request.optional("direction").orElse(Direction.FORWARD.id())),
                Policy.of(request.optional("policy").orElse(Policy.FIFO.id())),
                limits,
                FlowParameters.stops(request));
    }

    static Direction direction(String text) {
        for (Direction d : Direction.values()) {
            if (d.id().equals(text)) {
                return d;
            }
        }
        throw new BadInput("direction '%s' is neither forward nor backward".formatted(text));
    }
}
