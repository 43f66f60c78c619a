package tracer.web;

import tracer.flow.Direction;
import tracer.flow.TraceRequest;
import tracer.inquiry.Inquiry;
import tracer.inquiry.TraceDocument;

/** Where outputs' value went or came from. */
record TraceEndpoint(Inquiry inquiry) implements Streamed {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/trace",
                "trace",
                "Follows the value of outputs under a policy, with its account of where all of it is.",
                FlowParameters.timed(
                        FlowParameters.ofTracesAfter(
                                SeedParameters.with(
                                        SeedParameters.DIRECTION,
                                        SeedParameters.POLICY,
                                        SeedParameters.FEES))),
                TraceDocument.class);
    }

    @Override
    public Work work(Request request) {
        TraceRequest question = asked(request);
        return listener ->
                inquiry.trace(
                        question, listener::known, listener.progress(), listener.cancellation());
    }

    /** With a budget of time, which answers that are handed on do not take. */
    private TraceRequest asked(Request request) {
        Direction way = SeedParameters.way(request);
        return new TraceRequest(
                SeedParameters.seeds(inquiry, request, way),
                way,
                SeedParameters.policy(request),
                SeedParameters.fees(request),
                FlowParameters.timedLimits(request),
                FlowParameters.stops(request));
    }
}
