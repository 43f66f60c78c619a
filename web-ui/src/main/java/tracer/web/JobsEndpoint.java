package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.JobsDocument;

/** The questions that the server is working on, line by line. */
record JobsEndpoint(Jobs jobs) implements Endpoint {
    static final String PATH = "/api/v1/jobs";

    @Override
    public Operation operation() {
        return new Operation(
                PATH,
                "jobs",
                "The questions that are being answered line by line, the oldest first.",
                List.of(),
                JobsDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return jobs.list();
    }
}
