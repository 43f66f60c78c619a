package tracer.web;

import java.util.List;
import tracer.flow.PathRequest;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.PathDocument;
import tracer.job.Progress;
import tracer.ledger.Address;

/** Whether value could have travelled from one address to another. */
record PathEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "source", "address that pays", "12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S"),
                    Parameter.required(
                            "target",
                            "address that receives",
                            "1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3"));

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/path",
                "path",
                "A way for value between two addresses, on outputs; not how much of it went there.",
                FlowParameters.after(OWN),
                PathDocument.class);
    }

    @Override
    public Document answer(Request request) {
        PathRequest question =
                new PathRequest(
                        Address.of(request.text("source"), inquiry.chain()),
                        Address.of(request.text("target"), inquiry.chain()),
                        FlowParameters.limits(request),
                        FlowParameters.stops(request));
        return inquiry.path(question, Progress.SILENT, Deadline.in(FlowParameters.PATIENCE));
    }
}
