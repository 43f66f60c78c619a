package tracer.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.address;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tracer.account.TransferId;
import tracer.attribution.Category;
import tracer.inquiry.OpenCase;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptFixture;

/** Declared funds of both families: the answers of programs, and the page in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundWorkbenchTest {
    private static final Path PICTURES = Path.of("target/pictures");

    private PeelingCase outputs;
    private WebServer ofOutputs;
    private WebServer ofAccounts;
    private Browser browser;
    private TransferId first;
    private TransferId second;

    @BeforeAll
    void start() {
        browser = Browser.start();
        outputs = new PeelingCase();
        ofOutputs = WebServer.start(outputs.inquiry(), 0);
        OpenCase made = new OpenCase();
        made.chain.holds("victim 1", 60).holds("victim 2", 30).holds("clean", 140);
        made.chain.pay("clean", "pot a", 100);
        first = made.chain.pay("victim 1", "pot b", 60);
        made.chain.pay("pot a", "pot b", 100);
        made.chain.pay("pot b", "exchange", 80);
        second = made.chain.pay("victim 2", "pot a", 30);
        made.chain.pay("clean", "pot a", 40);
        made.chain.pay("pot a", "two", 50, 10);
        made.chain.pay("pot b", "three", 50);
        made.label("exchange", "Exchange A", Category.EXCHANGE);
        made.label("pot b", "Wallet of the site", Category.OTHER);
        ofAccounts = WebServer.start(made.inquiry(), 0);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (ofOutputs != null) {
            ofOutputs.close();
        }
        if (ofAccounts != null) {
            ofAccounts.close();
        }
    }

    @AfterEach
    void nothingWentWrongAndNothingLeftThisMachine() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.hosts()).containsOnly("127.0.0.1");
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
    }

    private String question() {
        return "of=%s,%s&claims=%s"
                .formatted(address("pot a"), address("pot b"), Http.encode(first + "," + second));
    }

    /** 190 after the payments in; 80, 10, 50 and 50 leave: 40 are left of claims of 60 and 30. */
    @Test
    void answersForAccounts() {
        Http http = new Http(ofAccounts.url());
        JsonNode fund = http.json("api/v1/account-fund?" + question());
        assertThat(fund.get("schema").textValue()).isEqualTo("tracer.account-fund/1");
        assertThat(fund.get("evidence").textValue()).isEqualTo("inference");
        assertThat(fund.get("closes").booleanValue()).isTrue();
        assertThat(fund.get("remaining").get("units").textValue()).isEqualTo("40");
        assertThat(fund.get("claims").get(0).get("remaining").get("units").textValue())
                .isEqualTo("80/3");
        assertThat(fund.get("policies")).hasSize(7);
        JsonNode fifo = http.json("api/v1/account-fund?policy=fifo&" + question());
        assertThat(fifo.get("remaining").get("units").textValue())
                .as("100 clean, 60, 30 and 40 clean came; 190 left")
                .isEqualTo("0");
        JsonNode inOrder = http.json("api/v1/account-fund?sharing=first-in&" + question());
        assertThat(inOrder.get("claims").get(1).get("remaining").get("units").textValue())
                .isEqualTo("30");
        assertThat(http.get("api/v1/account-fund?policy=poison&" + question()).statusCode())
                .isEqualTo(400);
        assertThat(http.get("api/v1/account-fund?policy=highest-output-first&" + question()).body())
                .contains("accounts have none");
    }

    @Test
    void thePageOfAFundOfAccountsIsAFormAndTablesThatClose() {
        Page page = browser.page(1440, 900, ColorScheme.LIGHT);
        page.navigate(ofAccounts.url());
        page.getByText("Declare a fund and ask").click();
        assertThat(page.locator("h1")).hasText("A declared fund");
        page.locator("input[name=fund]").fill(address("pot a") + ", " + address("pot b"));
        page.locator("input[name=claims]").fill(first + "," + second);
        page.locator("input[name=claims]").press("Enter");
        assertThat(page.locator("#closes"))
                .containsText("remaining 0.00000000000000004 ETH, to the last unit");
        assertThat(page.locator("h2").first()).containsText("under lowest intermediate balance");
        assertThat(page.locator(".badge.inference").first()).isVisible();
        assertThat(page.locator("tr.declared").first())
                .containsText("lowest intermediate balance (declared)");
        assertThat(page.locator(".fund-answer")).containsText("Exchange A");
        assertThat(page.locator(".fund-answer")).containsText("1 transfers within the fund");
        picture(page, "fund-accounts.png");

        page.locator("select[name=policy]").selectOption("dirty-first");
        page.locator("form.controls button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*policy=dirty-first.*"));
        assertThat(page.locator("tr.declared").first()).containsText("dirty first (declared)");
        page.reload();
        assertThat(page.locator("tr.declared").first()).containsText("dirty first (declared)");
        page.locator("table[aria-labelledby=fund-claims] a").first().click();
        assertThat(page.locator("aside.inspector")).containsText("Succeeded");
        page.context().close();
    }

    @Test
    void thePageOfAFundOfOutputsSaysTheSameOfSatoshis() {
        String fund =
                outputs.site()
                        + ","
                        + ScriptFixture.witnessKeyHash("controller")
                                .address(BitcoinChain.REGTEST)
                                .orElseThrow();
        Page page = browser.page(1440, 900, ColorScheme.LIGHT);
        page.navigate(
                ofOutputs.url()
                        + "?policy=fifo&fund=%s&claims=%s"
                                .formatted(
                                        Http.encode(fund), Http.encode(outputs.seed().toString())));
        assertThat(page.locator("#closes")).containsText("Paid in 3 BTC = left 3 BTC");
        assertThat(page.locator("h2").first()).containsText("2 scripts, under FIFO");
        assertThat(page.locator("table[aria-labelledby=fund-policies] tbody tr")).hasCount(7);
        assertThat(page.locator("table[aria-labelledby=fund-entries] tbody tr")).hasCount(3);
        picture(page, "fund-outputs.png");
        page.context().close();
    }
}
