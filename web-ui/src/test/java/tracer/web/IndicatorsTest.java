package tracer.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Indicators of a made-up case of fourteen peels, asked over the API and seen in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorsTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final Path STRINGS = Path.of("src/main/resources/tracer/web/workbench/i18n");

    private final PeelingCase made = new PeelingCase();
    private WebServer server;
    private Http http;

    @BeforeAll
    void start() {
        server = WebServer.start(made.inquiry(), 0);
        http = new Http(server.url());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode patterns(String query) throws Exception {
        HttpResponse<String> answer = http.get("api/v1/patterns?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.parse(answer.body());
    }

    private String seed() {
        return "seed=" + Http.encode(made.seed().toString());
    }

    private static JsonNode finding(JsonNode patterns, String indicator) {
        for (JsonNode f : patterns.get("findings")) {
            if (f.get("indicator").asText().equals(indicator)) {
                return f;
            }
        }
        throw new AssertionError("no " + indicator + " in " + patterns);
    }

    @Test
    void theApiTellsTheChainWithAllThatItRestsOn() throws Exception {
        JsonNode patterns = patterns(seed());
        JsonNode chain = finding(patterns, "peeling-chain");
        // The fourteenth peel takes more than a fifth of what is left.
        assertThat(chain.get("items")).hasSize(13);
        assertThat(chain.get("notice").asText()).isEqualTo("An indicator is not proof.");
        assertThat(chain.get("statistic").asText()).startsWith("no baseline declared");
        assertThat(chain.get("innocent")).isNotEmpty();
        assertThat(chain.get("predicate").asText()).contains("at most 0.2").contains("6 h");
        assertThat(patterns.get("indicators")).hasSize(6);
        assertThat(patterns.get("dataHash").asText()).hasSize(64);
    }

    @Test
    void thresholdsCanBeChangedAndMisusedOnesAreNamed() throws Exception {
        assertThat(patterns(seed() + "&peelRatio=1/20").toString())
                .contains("at most 0.05 of the larger");
        assertThat(finding(patterns(seed() + "&peelRatio=0.5"), "peeling-chain").get("items"))
                .hasSize(14);
        HttpResponse<String> refused = http.get("api/v1/patterns?" + seed() + "&peelDwell=6");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("peel-dwell").contains("6h");
        assertThat(http.get("api/v1/patterns").statusCode()).isEqualTo(400);
    }

    @Test
    void anAddressIsAskedByItself() throws Exception {
        JsonNode patterns = patterns("address=" + made.site().text());
        assertThat(patterns.get("address").asText()).isEqualTo(made.site().text());
        assertThat(patterns.get("trace").isNull()).isTrue();
    }

    /** Whatever the data, no person is called anything. */
    @Test
    void nobodyIsAccused() throws Exception {
        List<String> texts = new ArrayList<>();
        texts.add(patterns(seed()).toString());
        texts.add(patterns(seed() + "&stop=none&throughEntities=false").toString());
        texts.add(Files.readString(STRINGS.resolve("en.json")));
        texts.add(Files.readString(STRINGS.resolve("de.json")));
        for (String text : texts) {
            assertThat(text.toLowerCase(Locale.ROOT))
                    .doesNotContainPattern(
                            "traffick|launder|suspect|criminal|verdächtig|geldwäsch|menschenhänd");
        }
    }

    @Test
    void thePanelSelectsItsEvidenceInTheDrawingAndMarksPeels() {
        Browser browser = Browser.start();
        try (browser) {
            Page page = browser.page(1440, 900, ColorScheme.LIGHT);
            page.navigate(server.url() + "?" + seed());
            Locator panel = page.locator(".indicators");
            panel.locator(".finding").first().waitFor();
            assertThat(panel.locator("h2")).hasText(Pattern.compile("Indicators \\([1-9]\\d*\\)"));
            assertThat(panel.locator(".not-proof")).hasText("An indicator is not proof.");
            Locator chain = panel.locator("[data-indicator=peeling-chain]").first();
            assertThat(chain).containsText("13 transactions in a row peel");
            assertThat(page.locator(".legend")).containsText("part of a peeling chain (indicator)");
            chain.locator("summary").first().click();
            chain.locator(".evidence a").first().click();
            assertThat(page).hasURL(Pattern.compile(".*show=transaction.*"));
            assertThat(page.locator("aside.inspector")).containsText("Confirmations");
            chain.getByText("Innocent explanations").click();
            assertThat(chain).containsText("a wallet without small coins peels");
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve("indicators.png"))
                            .setFullPage(true));
            page.locator("#language").selectOption("de");
            panel.locator(".finding").first().waitFor();
            assertThat(panel.locator(".not-proof")).hasText("Ein Indikator ist kein Beweis.");
            assertThat(panel.locator("h2")).hasText(Pattern.compile("Indikatoren \\([1-9]\\d*\\)"));
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve("indicators-german.png"))
                            .setFullPage(true));
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
