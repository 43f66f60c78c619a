package tracer.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tracer.web.Jobs.Job;

/** Questions that can also be asked line by line, under their path with {@code -stream}. */
record Streams(List<Streamed> questions, Jobs jobs) {
    Streams {
        questions = List.copyOf(questions);
    }

    static Streams of(List<Endpoint> endpoints, Jobs jobs) {
        return new Streams(
                endpoints.stream()
                        .filter(Streamed.class::isInstance)
                        .map(Streamed.class::cast)
                        .toList(),
                jobs);
    }

    List<Operation> operations() {
        return questions.stream().map(Endpoint::operation).map(Streams::inLines).toList();
    }

    private static Operation inLines(Operation o) {
        return new Operation(
                o.path() + "-stream",
                o.id() + "Stream",
                o.summary()
                        + " In lines of JSON: first {\"job\":{\"id\":\"…\"}}, by which it can be called off;"
                        + " {\"progress\":{\"unit\":\"…\",\"done\":n}} now and then; of traces over outputs"
                        + " {\"found\":{\"rounds\":n,\"total\":n,\"rows\":[…],\"gone\":[…]}}, rows that"
                        + " are new or changed and may change again; at the end {\"answer\":…} or"
                        + " {\"problem\":…}. Closing the connection calls it off too.",
                o.parameters(),
                Optional.empty(),
                Lines.MEDIA_TYPE);
    }

    void configure(JavalinConfig config) {
        for (Streamed question : questions) {
            Operation operation = inLines(question.operation());
            config.routes.get(operation.path(), ctx -> answer(ctx, question, operation));
        }
    }

    /** What cannot be asked is refused as everywhere; what goes wrong later is a line. */
    private void answer(Context ctx, Streamed question, Operation operation) throws IOException {
        Streamed.Work work =
                question.work(Request.of(operation, ctx.pathParamMap(), ctx.queryParamMap()));
        ctx.disableCompression();
        ctx.header("Cache-Control", "no-store").contentType(operation.mediaType());
        Job job =
                jobs.begin(
                        question.operation().path()
                                + Optional.ofNullable(ctx.queryString())
                                        .map(q -> "?" + q)
                                        .orElse(""));
        try {
            Lines lines = new Lines(ctx.res().getOutputStream(), System::nanoTime, job);
            lines.name();
            lines.of(work);
        } finally {
            jobs.end(job);
        }
    }
}
