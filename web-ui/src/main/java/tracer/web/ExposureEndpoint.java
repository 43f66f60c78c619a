package tracer.web;

import java.util.List;
import tracer.flow.Direction;
import tracer.flow.ExposureRequest;
import tracer.inquiry.Document;
import tracer.inquiry.ExposureDocument;
import tracer.inquiry.Inquiry;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;

/** What value of an output could have come to, under poison; without amounts. */
record ExposureEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "seed",
                            "the output to begin with, txid:index",
                            TransactionEndpoint.EXAMPLE + ":1"),
                    Parameter.optional(
                            "direction",
                            Parameter.Type.STRING,
                            "forward or backward; forward unless given",
                            "forward"));

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/exposure",
                "exposure",
                "The set of outputs that cannot be ruled out, under poison: no amounts, no balance.",
                FlowParameters.timed(FlowParameters.ofTracesAfter(OWN)),
                ExposureDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.exposure(
                new ExposureRequest(
                        OutPoint.of(request.text("seed")),
                        TraceEndpoint.direction(
                                request.optional("direction").orElse(Direction.FORWARD.id())),
                        FlowParameters.timedLimits(request),
                        FlowParameters.stops(request)),
                Progress.SILENT,
                Cancellation.NEVER);
    }
}
