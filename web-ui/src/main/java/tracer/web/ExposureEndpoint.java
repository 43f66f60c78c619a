package tracer.web;

import tracer.flow.Direction;
import tracer.flow.ExposureRequest;
import tracer.inquiry.Document;
import tracer.inquiry.ExposureDocument;
import tracer.inquiry.Inquiry;
import tracer.job.Cancellation;
import tracer.job.Progress;

/** What value of outputs could have come to, under poison; without amounts. */
record ExposureEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/exposure",
                "exposure",
                "The set of outputs that cannot be ruled out, under poison: no amounts, no balance.",
                FlowParameters.timed(
                        FlowParameters.ofTracesAfter(
                                SeedParameters.with(SeedParameters.DIRECTION))),
                ExposureDocument.class);
    }

    @Override
    public Document answer(Request request) {
        Direction way = SeedParameters.way(request);
        return inquiry.exposure(
                new ExposureRequest(
                        SeedParameters.seeds(inquiry, request, way),
                        way,
                        FlowParameters.timedLimits(request),
                        FlowParameters.stops(request)),
                Progress.SILENT,
                Cancellation.NEVER);
    }
}
