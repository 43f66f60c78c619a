package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.SearchDocument;

/** Anything pasted. */
record SearchEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/search",
                "search",
                "Recognises and finds anything pasted: txid, txid:index, block hash, height,"
                        + " address, explorer link, label text; one answer a line.",
                List.of(Parameter.required("q", "one line or many", "170")),
                SearchDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.search(request.text("q"));
    }
}
