package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.HeldDocument;
import tracer.inquiry.Inquiry;

/** What is held back from joining entities. */
record HeldEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/held",
                "held",
                "Transactions whose evidence joins nothing until somebody rules on it, and all rulings.",
                List.of(),
                HeldDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.held();
    }
}
