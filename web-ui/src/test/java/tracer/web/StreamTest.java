package tracer.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tracer.flow.Rational;
import tracer.flow.SoFar;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.flow.Tracing;
import tracer.flow.Watching;
import tracer.inquiry.Amount;
import tracer.inquiry.Inquiry;
import tracer.inquiry.Ports;
import tracer.inquiry.TraceRows;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.problem.NotFound;

/** Answers line by line, called off by whoever asked. */
class StreamTest {
    private final PeelingCase made = new PeelingCase();
    private final CountDownLatch calledOff = new CountDownLatch(1);
    private WebServer server = WebServer.start(made.inquiry(), 0);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theLastLineIsTheAnswerThatIsGivenWhole() {
        Http http = new Http(server.url());
        String asked = "?policy=haircut&seed=" + made.seed();
        HttpResponse<String> lines = http.get("api/v1/trace-stream" + asked);

        assertThat(lines.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        List<JsonNode> read = lines.body().lines().map(Http::parse).toList();
        assertThat(read.getFirst().at("/job/id").textValue()).isEqualTo("1");
        assertThat(read.get(1).at("/progress/unit").textValue()).isEqualTo("transactions");
        assertThat(read.getLast().get("answer")).isEqualTo(http.json("api/v1/trace" + asked));
    }

    @Test
    void whatCannotBeAskedIsRefusedAndWhatGoesWrongLaterIsALine() {
        Http http = new Http(server.url());
        assertThat(http.get("api/v1/trace-stream?seed=nonsense:0").statusCode()).isEqualTo(400);
        assertThat(http.get("api/v1/trace-stream?speed=1").statusCode()).isEqualTo(400);
        HttpResponse<String> nothing =
                http.get("api/v1/trace-stream?seed=" + "ab".repeat(32) + ":0");
        assertThat(nothing.statusCode()).isEqualTo(200);
        assertThat(
                        Http.parse(nothing.body().lines().toList().getLast())
                                .at("/problem/status")
                                .intValue())
                .isEqualTo(404);
    }

    @Test
    void limitsAndSeedsOfTheQuestionReachTheTrace() {
        Http http = new Http(server.url());
        String seed = made.seed().toString();
        JsonNode trace =
                http.json(
                        "api/v1/trace?minShare=1/2&within=30d&maxPayments=none&maxEntity=7&time=90s&seed="
                                + seed
                                + "=1/3");
        JsonNode limits = trace.at("/question/limits");
        assertThat(limits.get("minShare").textValue()).isEqualTo("1/2");
        assertThat(limits.get("within").textValue()).isEqualTo("30d");
        assertThat(limits.get("maxPayments").isNull()).isTrue();
        assertThat(limits.get("maxEntity").intValue()).isEqualTo(7);
        assertThat(limits.get("time").textValue()).isEqualTo("90s");
        assertThat(trace.at("/question/seeds/0").textValue()).isEqualTo(seed + "=1/3");
        assertThat(trace.at("/reproducible").booleanValue()).isTrue();
        JsonNode usual = http.json("api/v1/trace?seed=" + seed).at("/question/limits");
        assertThat(usual.get("maxPayments").intValue()).isEqualTo(10_000);
        assertThat(usual.get("time").textValue()).isEqualTo("1m");
        for (String wrong :
                List.of(
                        "minShare=2",
                        "within=1",
                        "maxPayments=0",
                        "maxPayments=x",
                        "time=11m",
                        "share=5sat&unspent=true")) {
            assertThat(http.get("api/v1/trace?%s&seed=%s".formatted(wrong, seed)).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void linesComeAFewTimesASecondAndEndWithAProblem() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong clock = new AtomicLong();
        new Lines(out, clock::get, job())
                .of(listener -> {
                    Progress progress = listener.progress();
                    progress.begin("trace", "transactions", -1);
                    for (int i = 0; i < 100; i++) {
                        progress.advance(1);
                        clock.addAndGet(50_000_000L);
                    }
                    throw new NotFound("gone");
                });

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(21);
        assertThat(lines.get(1)).isEqualTo("{\"progress\":{\"unit\":\"transactions\",\"done\":6}}");
        assertThat(Http.parse(lines.getLast()).at("/problem/detail").textValue()).isEqualTo("gone");
    }

    @Test
    void whoeverClosesCallsTheJobOff() {
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("closed");
                    }
                };
        AtomicLong clock = new AtomicLong();
        Lines lines = new Lines(broken, clock::get, job());
        assertThat(lines.isRequested()).isTrue();
        assertThat(lines.isRequested()).isTrue();
    }

    private static Jobs.Job job() {
        return new Jobs(java.time.InstantSource.system()).begin("a question");
    }

    /**
     * Rows that are new or changed, and those that are not there any more; never the same twice.
     */
    @Test
    void rowsAreToldWhenTheyAreNewOrChangedOrGone() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicLong clock = new AtomicLong();
        Lines lines = new Lines(out, clock::get, job());
        TraceRows.Row first = row("aa:0", "1");
        TraceRows.Row other = row("bb:1", "2");
        for (List<TraceRows.Row> known :
                List.of(
                        List.of(first),
                        List.of(first),
                        List.of(first, other),
                        List.of(row("aa:0", "3")))) {
            clock.addAndGet(250_000_000L);
            lines.known(() -> new TraceRows(1, known));
            lines.known(() -> {
                throw new AssertionError("looked twice within a moment");
            });
        }
        List<JsonNode> told =
                out.toString(StandardCharsets.UTF_8).lines().map(Http::parse).toList();
        assertThat(told).hasSize(3);
        assertThat(told.get(0).at("/found/rows/0/output").textValue()).isEqualTo("aa:0");
        assertThat(told.get(1).at("/found/rows")).hasSize(1);
        assertThat(told.get(1).at("/found/rows/0/output").textValue()).isEqualTo("bb:1");
        assertThat(told.get(1).at("/found/total").intValue()).isEqualTo(2);
        assertThat(told.get(2).at("/found/rows/0/traced/sats").textValue()).isEqualTo("3");
        assertThat(told.get(2).at("/found/gone/0").textValue()).isEqualTo("bb:1");
    }

    private static TraceRows.Row row(String output, String sats) {
        return new TraceRows.Row(
                output,
                1,
                new Amount("9", "9 sat"),
                new Amount(sats, sats + " sat"),
                java.util.Optional.empty(),
                java.util.Optional.empty());
    }

    /** What is known on the way agrees with the answer where nothing changes any more. */
    @Test
    void whatIsKnownInTheLastRoundIsTheAnswer() {
        List<TraceRows> rounds = new java.util.ArrayList<>();
        TraceRequest request =
                new TraceRequest(
                        made.seed(),
                        tracer.flow.Direction.FORWARD,
                        tracer.flow.Policy.HAIRCUT,
                        tracer.flow.Limits.NONE,
                        tracer.flow.StopRules.DEFAULT);
        tracer.inquiry.TraceDocument answer =
                made.inquiry()
                        .trace(
                                request,
                                known -> rounds.add(known.get()),
                                Progress.SILENT,
                                Cancellation.NEVER);
        assertThat(rounds.size()).isGreaterThan(3);
        for (int i = 1; i < rounds.size(); i++) {
            assertThat(rounds.get(i).rounds()).isEqualTo(i + 1);
            assertThat(rounds.get(i).rows().size())
                    .isGreaterThanOrEqualTo(rounds.get(i - 1).rows().size());
        }
        assertThat(rounds.getLast().rows().stream().map(r -> r.output() + " " + r.traced().sats()))
                .containsExactlyElementsOf(
                        answer.holdings().stream()
                                .map(h -> h.output() + " " + h.traced().sats())
                                .toList());
        assertThat(rounds.getFirst().rows())
                .anyMatch(r -> r.end().isEmpty() && r.through().isEmpty());
    }

    /** Who calls a job off by its id gets what there is, the rest cut as cancelled. */
    @Test
    void aJobIsListedAndCalledOffById() throws Exception {
        server.close();
        server = WebServer.start(new Inquiry(slow(made.inquiry().ports())), 0);
        Http http = new Http(server.url());
        try (java.util.concurrent.ExecutorService one =
                java.util.concurrent.Executors.newSingleThreadExecutor()) {
            java.util.concurrent.Future<HttpResponse<String>> stream =
                    one.submit(() -> http.get("api/v1/trace-stream?seed=" + made.seed()));
            JsonNode jobs = http.json("api/v1/jobs");
            for (int i = 0; i < 500 && jobs.at("/jobs/0/done").intValue() == 0; i++) {
                pause();
                jobs = http.json("api/v1/jobs");
            }
            assertThat(jobs.at("/jobs/0/question").textValue())
                    .isEqualTo("/api/v1/trace?seed=" + made.seed());
            String id = jobs.at("/jobs/0/id").textValue();
            assertThat(http.send("DELETE", "api/v1/jobs/" + id).statusCode()).isEqualTo(200);
            List<JsonNode> lines =
                    stream.get(20, TimeUnit.SECONDS).body().lines().map(Http::parse).toList();
            assertThat(lines.getFirst().at("/job/id").textValue()).isEqualTo(id);
            JsonNode answer = lines.getLast().get("answer");
            assertThat(answer.get("reproducible").booleanValue()).isFalse();
            assertThat(answer.at("/notFollowed/0/reason").textValue()).contains("cancelled");
            assertThat(answer.at("/balance/closes").booleanValue()).isTrue();
            assertThat(http.json("api/v1/jobs").get("jobs")).isEmpty();
            assertThat(http.send("DELETE", "api/v1/jobs/" + id).statusCode()).isEqualTo(404);
            assertThat(http.send("DELETE", "api/v1/jobs").statusCode()).isEqualTo(405);
            assertThat(http.send("POST", "api/v1/jobs/" + id).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void theWorkbenchShowsHowFarItIsAndCallsItOff() throws InterruptedException {
        server.close();
        server = WebServer.start(new Inquiry(slow(made.inquiry().ports())), 0);
        try (Browser browser = Browser.start()) {
            Page page = browser.page(1000, 700, ColorScheme.LIGHT);
            page.navigate(server.url() + "?seed=" + Http.encode(made.seed().toString()));
            assertThat(page.locator(".working progress")).isVisible();
            assertThat(page.getByText("of at most 300 Transactions followed")).isVisible();
            page.locator("button.cancel").click();
            assertThat(page.getByText("Called off").first()).isVisible();
            assertThat(calledOff.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Ended early, it shows what it has; meanwhile the rows that are known, and no account. */
    @Test
    void theWorkbenchShowsWhatIsKnownAndEndsEarlyWithWhatThereIs() {
        server.close();
        server = WebServer.start(new Inquiry(slow(made.inquiry().ports())), 0);
        try (Browser browser = Browser.start()) {
            Page page = browser.page(1000, 700, ColorScheme.LIGHT);
            page.navigate(server.url() + "?seed=" + Http.encode(made.seed().toString()));
            assertThat(page.locator(".so-far tbody tr")).hasCount(1);
            assertThat(page.locator(".so-far")).containsText("not asked yet");
            Page other = browser.page(1000, 700, ColorScheme.LIGHT);
            other.navigate(server.url());
            assertThat(other.locator(".jobs li")).hasCount(1);
            page.locator("button.enough").click();
            assertThat(page.locator("#closes")).containsText("equal");
            assertThat(page.getByText("cancelled before it got further").first()).isVisible();
            other.reload();
            assertThat(other.locator(".welcome")).isVisible();
            assertThat(other.locator(".jobs li")).hasCount(0);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Goes on until somebody calls it off. */
    private Ports slow(Ports p) {
        Tracing tracing =
                new Tracing() {
                    @Override
                    public Trace trace(
                            TraceRequest request, Progress progress, Cancellation cancellation) {
                        return trace(request, Watching.NOBODY, progress, cancellation);
                    }

                    @Override
                    public Trace trace(
                            TraceRequest request,
                            Watching watching,
                            Progress progress,
                            Cancellation cancellation) {
                        progress.begin("trace", "transactions", -1);
                        while (!cancellation.isRequested()) {
                            progress.advance(1);
                            watching.round(() -> seedAlone(request));
                            pause();
                        }
                        calledOff.countDown();
                        return p.tracing().trace(request, progress, cancellation);
                    }
                };
        return new Ports(
                p.ledger(),
                p.history(),
                p.entities(),
                p.labels(),
                tracing,
                p.paths(),
                p.protections(),
                p.accounts());
    }

    private static SoFar seedAlone(TraceRequest request) {
        return new SoFar(
                1,
                List.of(
                        new SoFar.Sighting(
                                request.seeds().getFirst().output(),
                                new Output(Sats.of(9), Script.ofHex("51")),
                                Rational.of(9),
                                0,
                                java.util.Optional.empty())));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
