package tracer.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tracer.inquiry.DocumentJson;
import tracer.inquiry.Inquiry;
import tracer.problem.BadInput;
import tracer.problem.TracerProblem;

/**
 * The API and the workbench on 127.0.0.1, for the user of this machine and nobody else.
 * Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String ADDRESS = "127.0.0.1";
    private static final String API_DOCUMENT = "/api/openapi.json";

    /** Room for some hundred pasted lines in a search. */
    private static final int REQUEST_BYTES = 128 * 1024;

    private final Workbench workbench = new Workbench();
    private final AtomicInteger port = new AtomicInteger();
    private final Javalin javalin;

    private WebServer(Inquiry inquiry) {
        javalin = Javalin.create(config -> configure(config, inquiry));
    }

    /**
     * Starts to answer.
     *
     * @param wantedPort 0 for any that is free
     * @throws BadInput if the port is taken
     */
    public static WebServer start(Inquiry inquiry, int wantedPort) {
        WebServer server = new WebServer(inquiry);
        try {
            server.javalin.start(ADDRESS, wantedPort);
        } catch (RuntimeException e) {
            server.javalin.stop();
            throw new BadInput(
                    "cannot listen on %s:%d; choose another port with --port, or 0 for any that is free"
                            .formatted(ADDRESS, wantedPort),
                    e);
        }
        server.port.set(server.javalin.port());
        return server;
    }

    /** Where the workbench is, ending in a slash. */
    public String url() {
        return "http://%s:%d/".formatted(ADDRESS, port.get());
    }

    @Override
    public void close() {
        javalin.stop();
    }

    static List<Endpoint> endpoints(Inquiry inquiry) {
        return List.of(
                new StatusEndpoint(inquiry),
                new SearchEndpoint(inquiry),
                new TransactionEndpoint(inquiry),
                new MixingEndpoint(inquiry),
                new AddressEndpoint(inquiry),
                new EntityEndpoint(inquiry),
                new EntityWhyEndpoint(inquiry),
                new EntityWithoutEndpoint(inquiry),
                new EntityHistoryEndpoint(inquiry),
                new HeldEndpoint(inquiry),
                new TraceEndpoint(inquiry),
                new ExposureEndpoint(inquiry),
                new ComparisonEndpoint(inquiry),
                new FundEndpoint(inquiry),
                new AccountFundEndpoint(inquiry),
                new PathEndpoint(inquiry),
                new CrossingEndpoint(inquiry),
                new PatternsEndpoint(inquiry),
                new AccountTraceEndpoint(inquiry),
                new AccountComparisonEndpoint(inquiry),
                new AccountExposureEndpoint(inquiry),
                new AccountPathEndpoint(inquiry),
                new AccountTransactionEndpoint(inquiry),
                new AccountAddressEndpoint(inquiry));
    }

    static List<FileEndpoint> files(Inquiry inquiry) {
        return List.of(
                new SummaryPageEndpoint(inquiry),
                new SummaryPdfEndpoint(inquiry),
                new ExportEndpoint(inquiry),
                new AccountSummaryPageEndpoint(inquiry),
                new AccountSummaryPdfEndpoint(inquiry),
                new AccountExportEndpoint(inquiry));
    }

    /** Every operation of the API, in the order of its document. */
    private static List<Operation> operations(
            List<Endpoint> endpoints, Streams streams, Inquiry inquiry) {
        return Stream.of(
                        endpoints.stream().map(Endpoint::operation),
                        streams.operations().stream(),
                        files(inquiry).stream().map(FileEndpoint::operation))
                .flatMap(s -> s)
                .toList();
    }

    private void configure(JavalinConfig config, Inquiry inquiry) {
        Jobs jobs = new Jobs(InstantSource.system());
        List<Endpoint> endpoints = new ArrayList<>(endpoints(inquiry));
        Streams streams = Streams.of(endpoints, jobs);
        endpoints.add(new JobsEndpoint(jobs));
        endpoints.add(new JobEndpoint(jobs));
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(REQUEST_BYTES);
            http.setSendServerVersion(false);
        });
        config.routes.before(this::guard);
        for (Endpoint endpoint : endpoints) {
            Operation operation = endpoint.operation();
            config.routes.addHttpHandler(
                    switch (operation.verb()) {
                        case GET -> HandlerType.GET;
                        case DELETE -> HandlerType.DELETE;
                    },
                    operation.path(),
                    ctx -> {
                        Request request =
                                Request.of(operation, ctx.pathParamMap(), ctx.queryParamMap());
                        json(
                                ctx,
                                "application/json",
                                DocumentJson.of((Record) endpoint.answer(request)));
                    });
        }
        streams.configure(config);
        files(inquiry)
                .forEach(
                        file -> config.routes.get(file.operation().path(), ctx -> send(ctx, file)));
        String api = OpenApi.of(operations(endpoints, streams, inquiry)).toPrettyString();
        answer(config, API_DOCUMENT, ctx -> json(ctx, "application/json", api));
        answer(config, "/api/<rest>", ctx -> send(ctx, unknown()));
        answer(config, "/", ctx -> file(ctx, "index.html"));
        answer(config, "/<name>", ctx -> file(ctx, ctx.pathParam("name")));
        config.routes.exception(TracerProblem.class, (e, ctx) -> send(ctx, Problem.of(e)));
        config.routes.exception(
                Exception.class,
                (e, ctx) -> {
                    LOG.error("event=internal-error route={}", ctx.endpoint().path, e);
                    send(
                            ctx,
                            Problem.of(
                                    "internal",
                                    "An error of ours",
                                    500,
                                    "this should not happen; the log says more"));
                });
    }

    /** HEAD gets the same headers as GET; the server leaves the body out. */
    private static void answer(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }

    private void guard(Context ctx) {
        Guard.HEADERS.forEach(ctx::header);
        Guard.refusal(
                        ctx.req().getMethod(),
                        ctx.path(),
                        Optional.ofNullable(ctx.header("Host")),
                        port.get())
                .ifPresent(refusal -> {
                    ctx.header("Allow", Guard.methods(ctx.path()));
                    send(ctx, refusal);
                    ctx.skipRemainingHandlers();
                });
    }

    private void file(Context ctx, String name) {
        Optional<Workbench.File> found = workbench.file(name);
        if (found.isEmpty()) {
            send(ctx, unknown());
            return;
        }
        Workbench.File file = found.get();
        ctx.header("Cache-Control", "no-cache").header("ETag", file.etag());
        if (file.etag().equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.contentType(file.mediaType()).result(file.content().toArray());
        }
    }

    private static Problem unknown() {
        return Problem.of(
                "not-found",
                "No such page",
                404,
                "the workbench is at /, the API at " + API_DOCUMENT);
    }

    private static void send(Context ctx, FileEndpoint endpoint) {
        Operation operation = endpoint.operation();
        FileEndpoint.File file =
                endpoint.answer(Request.of(operation, ctx.pathParamMap(), ctx.queryParamMap()));
        file.contentPolicy().ifPresent(policy -> ctx.header("Content-Security-Policy", policy));
        ctx.header("Cache-Control", "no-store")
                .header("Content-Disposition", file.disposition())
                .contentType(operation.mediaType())
                .result(file.content().toArray());
    }

    private static void send(Context ctx, Problem problem) {
        ctx.status(problem.status());
        json(ctx, Problem.MEDIA_TYPE, DocumentJson.of(problem));
    }

    private static void json(Context ctx, String mediaType, String body) {
        ctx.header("Cache-Control", "no-store")
                .contentType(mediaType)
                .result(body.getBytes(StandardCharsets.UTF_8));
    }
}
