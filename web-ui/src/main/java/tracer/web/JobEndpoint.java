package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.JobsDocument;

/** Calls a job off. */
record JobEndpoint(Jobs jobs) implements Endpoint {
    private static final String ID = "id";

    @Override
    public Operation operation() {
        return new Operation(
                        JobsEndpoint.PATH + "/{" + ID + "}",
                        "cancelJob",
                        "Calls a job off. A trace answers with what it has, the rest cut as cancelled.",
                        List.of(
                                Parameter.path(
                                        ID,
                                        "the job, as the first line of its stream names it",
                                        "7")),
                        JobsDocument.class)
                .by(Operation.Verb.DELETE);
    }

    @Override
    public Document answer(Request request) {
        return jobs.cancel(request.text(ID));
    }
}
