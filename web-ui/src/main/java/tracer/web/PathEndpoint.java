package tracer.web;

import java.util.List;
import java.util.stream.Stream;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.PathDocument;
import tracer.job.Cancellation;
import tracer.job.Progress;

/** Ways on which value could have travelled from one side to another. */
record PathEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            Stream.concat(
                            Stream.of(PathParameters.SOURCE, PathParameters.TARGET),
                            PathParameters.WANTED.stream())
                    .toList();

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/path",
                "path",
                "Ways for value between two sides, on outputs; not how much of it went there.",
                FlowParameters.timed(FlowParameters.ofTracesAfter(OWN)),
                PathDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.path(
                PathParameters.question(request, FlowParameters.timedLimits(request)),
                Progress.SILENT,
                Cancellation.NEVER);
    }
}
