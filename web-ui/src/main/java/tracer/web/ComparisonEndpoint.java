package tracer.web;

import tracer.flow.Direction;
import tracer.inquiry.ComparisonDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;

/** Where outputs' value went, under every policy side by side. */
record ComparisonEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/compare",
                "compare",
                "Follows outputs' value forward under every policy, with the most that can be at"
                        + " each destination whatever the policy.",
                FlowParameters.ofTracesAfter(SeedParameters.with()),
                ComparisonDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.compare(
                SeedParameters.seeds(inquiry, request, Direction.FORWARD),
                FlowParameters.traceLimits(request),
                FlowParameters.stops(request),
                Progress.SILENT,
                Deadline.in(FlowParameters.PATIENCE));
    }
}
