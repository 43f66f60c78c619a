package tracer.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.account.AccountFixture;

/** Candidates across a swap: by the API and in the workbench, asked for and never followed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossingTest {
    private static final String RATE =
            "&within=1h&rate=1btc%3D65000usd&rateSource=the+test&fee=1%25..2%25&tolerance=0.5%25";

    private SwapCase made;
    private WebServer server;
    private Http http;

    @BeforeAll
    void start() {
        made = new SwapCase();
        server = WebServer.start(made.inquiry(), 0);
        http = new Http(server.url());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String path(String more) {
        return "api/v1/crossing?deposit=" + Http.encode(made.deposit().toString()) + more;
    }

    @Test
    void namesTheAssumedSeedsThatFit() {
        JsonNode found = http.json(path(RATE));
        assertThat(found.get("schema").textValue()).isEqualTo("tracer.crossing/1");
        assertThat(found.get("outcome").textValue()).isEqualTo("found");
        assertThat(found.get("candidates")).hasSize(1);
        JsonNode candidate = found.get("candidates").get(0);
        assertThat(candidate.get("grade").textValue()).isEqualTo("B");
        assertThat(candidate.get("evidence").textValue()).isEqualTo("inference");
        assertThat(candidate.get("amount").get("units").textValue()).isEqualTo("640000000");
        assertThat(candidate.get("to").get("address").textValue())
                .isEqualTo(AccountFixture.address("receiver").text());
    }

    @Test
    void comparesNoAmountWithoutARate() {
        JsonNode found = http.json(path("&to=31337&within=60m"));
        assertThat(found.get("outcome").textValue()).isEqualTo("no-rate");
        assertThat(found.get("candidates")).isEmpty();
        assertThat(found.get("window").get("within").textValue()).isEqualTo("1h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&within=fortnight|400|none of 90m",
                "&within=8d|400|up to 7 days",
                "&fee=1%25|400|give the rate too",
                "&rate=1btc%3D65000usd|400|its source",
                "&rate=cheap&rateSource=x&fee=1%25|400|is none",
                "&rate=1btc%3D65000gold&rateSource=x&fee=1%25|400|0 stored tokens",
                "&to=nowhere|400|nowhere",
            })
    void saysWhatIsWrongWithAQuestion(String more, int status, String says) {
        var answer = http.get(path(more));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
    }

    @Test
    void theEndAtASwapLeadsToTheQuestionAndACandidateIsATraceOfItsOwn() {
        try (Browser browser = Browser.start()) {
            Page page = browser.page(1440, 900, ColorScheme.LIGHT);
            page.navigate(
                    "%s?seed=%s&show=output:%s"
                            .formatted(
                                    server.url(),
                                    Http.encode(made.seed().toString()),
                                    Http.encode(made.deposit().toString())));
            Locator panel = page.locator("aside.inspector");
            assertThat(panel).containsText("A label calls the receiver a bridge or swap service");
            panel.getByText("Look for candidates").click();
            assertThat(panel.locator("h2")).hasText("Across to another chain");
            assertThat(panel).containsText("none is followed");
            assertThat(panel.locator(".crossing-answer")).isEmpty();

            panel.locator("input[name=within]").fill("1h");
            panel.locator("input[name=rate]").fill("1btc=65000usd");
            panel.locator("input[name=rateSource]").fill("the test");
            panel.locator("input[name=fee]").fill("1%..2%");
            panel.locator("input[name=tolerance]").fill("0.5%");
            panel.locator("form.crossing button[type=submit]").click();
            assertThat(panel.locator(".candidate")).hasCount(1);
            assertThat(panel).containsText("Assumed seed, grade B");
            assertThat(panel).containsText("640 USD");
            assertThat(panel).containsText("No amount is summed across");
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of("target/pictures/crossing.png"))
                            .setFullPage(true));

            String told = panel.locator(".crossing-answer").innerText();
            page.reload();
            assertThat(panel.locator(".candidate")).hasCount(1);
            assertThat(panel.locator(".crossing-answer").innerText()).isEqualTo(told);

            panel.getByText("Trace this candidate, as another trace").click();
            assertThat(page.locator("h1")).containsText("640");
            assertThat(page).hasURL(Pattern.compile(".*[?]seed=0x.*"));
            assertThat(page.url()).doesNotContain("xRate");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.hosts()).containsOnly("127.0.0.1");
            page.context().close();
        }
    }
}
