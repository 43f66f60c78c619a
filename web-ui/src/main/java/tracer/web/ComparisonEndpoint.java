package tracer.web;

import java.util.List;
import tracer.inquiry.ComparisonDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;
import tracer.ledger.OutPoint;

/** Where an output's value went, under every policy side by side. */
record ComparisonEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "seed",
                            "the output to follow forward, txid:index",
                            TransactionEndpoint.EXAMPLE + ":1"));

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/compare",
                "compare",
                "Follows an output's value forward under every policy, with the most that can be at"
                        + " each destination whatever the policy.",
                FlowParameters.ofTracesAfter(OWN),
                ComparisonDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.compare(
                OutPoint.of(request.text("seed")),
                FlowParameters.traceLimits(request),
                FlowParameters.stops(request),
                Progress.SILENT,
                Deadline.in(FlowParameters.PATIENCE));
    }
}
