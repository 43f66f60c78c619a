package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.StatusDocument;

/** What is stored and up to where. */
record StatusEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/status",
                "status",
                "What is stored and up to which block.",
                List.of(),
                StatusDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.status();
    }
}
