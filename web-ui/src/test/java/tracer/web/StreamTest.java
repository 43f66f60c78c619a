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
import tracer.flow.Tracing;
import tracer.inquiry.Inquiry;
import tracer.inquiry.Ports;
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
        assertThat(read.getFirst().at("/progress/unit").textValue()).isEqualTo("transactions");
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
        new Lines(out, clock::get)
                .of((progress, cancellation) -> {
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
        Lines lines = new Lines(broken, clock::get);
        assertThat(lines.isRequested()).isTrue();
        assertThat(lines.isRequested()).isTrue();
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

    /** Goes on until somebody calls it off. */
    private Ports slow(Ports p) {
        Tracing tracing =
                (request, progress, cancellation) -> {
                    progress.begin("trace", "transactions", -1);
                    while (!cancellation.isRequested()) {
                        progress.advance(1);
                        pause();
                    }
                    calledOff.countDown();
                    return p.tracing().trace(request, progress, cancellation);
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

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
