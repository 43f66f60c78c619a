package tracer.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.address;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tracer.account.TransferId;
import tracer.attribution.Category;
import tracer.inquiry.OpenCase;

/** A long chain of accounts that pass value on, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountFoldWorkbenchTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final int LINKS = 24;

    private WebServer server;
    private Browser browser;
    private TransferId seed;

    @BeforeAll
    void start() {
        browser = Browser.start();
        OpenCase made = new OpenCase();
        made.chain.holds("payer", 1_000_000);
        seed = made.chain.pay("payer", "link1", 1_000_000);
        long left = 1_000_000;
        for (int i = 1; i <= LINKS; i++) {
            made.chain.pay("link" + i, "piece" + i, 2_000);
            left -= 2_050;
            made.chain.pay("link" + i, "link" + (i + 1), left, 50);
        }
        made.chain.pay("link" + (LINKS + 1), "exchange", left);
        made.label("exchange", "Exchange A", Category.EXCHANGE);
        server = WebServer.start(made.inquiry(), 0);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void nothingWentWrong() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** Drawn as one, opened and closed; the table and the account are the same all along. */
    @Test
    void aLongChainIsOneNodeThatOpens() {
        Page page = browser.page(1440, 900, ColorScheme.LIGHT);
        page.navigate(server.url() + "?seed=" + Http.encode(seed.toString()));
        assertThat(page.locator("#closes")).containsText("equal, to the last base unit");
        assertThat(page.locator(".legend")).containsText("reads as one (inference)");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("account-fold.png"))
                        .setFullPage(true));
        String rows = page.locator("#table-title").innerText();
        page.keyboard().press("g");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#spoken")).containsText(address("link1").text());
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#spoken")).not().containsText(address("link2").text());

        page.getByText("unfold").click();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*folds=none.*"));
        page.keyboard().press("Escape");
        page.keyboard().press("g");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#spoken")).containsText(address("link2").text());
        assertThat(page.locator("#table-title").innerText()).isEqualTo(rows);
        page.context().close();
    }

    @Test
    void theAnswerNamesEveryPartOfIt() {
        var trace =
                new Http(server.url())
                        .json("api/v1/account-trace?seed=" + Http.encode(seed.toString()));
        assertThat(trace.get("folds")).hasSize(1);
        var fold = trace.get("folds").get(0);
        assertThat(fold.get("kind").textValue()).isEqualTo("passing-on");
        assertThat(fold.get("evidence").textValue()).isEqualTo("inference");
        assertThat(fold.get("accounts")).hasSize(LINKS + 1);
        assertThat(trace.get("movements")).as("nothing is left out").hasSize(3 * LINKS + 2);
    }
}
