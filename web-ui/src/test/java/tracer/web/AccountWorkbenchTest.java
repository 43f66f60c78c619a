package tracer.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tracer.account.AccountFixture;
import tracer.inquiry.AccountCase;

/** Traces over accounts in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountWorkbenchTest {
    private static final Path PICTURES = Path.of("target/pictures");

    private AccountCase made;
    private WebServer server;
    private Browser browser;

    @BeforeAll
    void start() {
        browser = Browser.start();
        made = new AccountCase();
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
    void nothingWentWrongAndNothingLeftThisMachine() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.hosts()).containsOnly("127.0.0.1");
    }

    private Page open(String path) {
        Page page = browser.page(1440, 900, ColorScheme.LIGHT);
        page.navigate(server.url() + path);
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
    }

    @Test
    void fromSearchToTheTraceOfATransferToItsSelectionAndBackAfterAReload() {
        Page page = open("");
        assertThat(page.locator("h1")).hasText("Follow a payment");
        page.keyboard().press("/");
        page.keyboard().type(made.seed().toString());
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).containsText("3 ETH under FIFO, where it went from");
        assertThat(page.locator("h1")).containsText("on ethereum");
        assertThat(page).hasURL(Pattern.compile(".*[?]seed=0x.*"));
        assertThat(page.locator("#closes")).containsText("equal, to the last base unit");
        assertThat(page.locator(".notes"))
                .containsText("Internal transfers were not seen in blocks");
        assertThat(page.locator(".remainders")).containsText("0.4978 ETH");
        assertThat(page.locator(".badge.claimed").first()).isVisible();
        picture(page, "account-trace.png");

        Locator service = page.locator("tr:has(.end-service)").first();
        service.locator("button.row").click();
        assertThat(service).hasAttribute("aria-selected", "true");
        Locator panel = page.locator("aside.inspector");
        assertThat(panel).containsText("inside, the chain shows nothing");
        assertThat(page).hasURL(Pattern.compile(".*show=transfer.*"));
        picture(page, "account-selection.png");

        String told = panel.innerText();
        page.reload();
        assertThat(page.locator("aside.inspector")).containsText("inside, the chain");
        assertThat(page.locator("aside.inspector").innerText()).isEqualTo(told);
        page.context().close();
    }

    @Test
    void findsPathsBetweenAccounts() {
        Page page =
                open(
                        "?source=%s&target=category:exchange&asset=native&count=3"
                                .formatted(AccountFixture.address("payer").text()));
        assertThat(page.locator("h2").first()).hasText("There is a path");
        assertThat(page.locator("#graph canvas")).not().hasCount(0);
        assertThat(page.locator(".steps").first().locator("li")).hasCount(3);
        assertThat(page.locator(".steps").first()).containsText("Exchange A");
        assertThat(page.locator(".steps").first()).containsText("Held at least");
        assertThat(page.locator(".notes").last()).containsText("claimed by the node");
        picture(page, "account-path.png");
        page.locator("select[name=best]").selectOption("widest");
        page.locator("input[name=hops]").fill("2");
        page.locator("input[name=hops]").press("Enter");
        assertThat(page.locator("h2").first()).hasText("No path");
        assertThat(page.locator(".notes").first()).containsText("beyond the limit of hops");
        page.context().close();
    }

    @Test
    void theTraceIsHandedOutAsSummaryAndAsGraph() {
        Page page = open("?policy=haircut&seed=" + Http.encode(made.seed().toString()));
        assertThat(page.locator("#closes")).isVisible();
        page.getByText("Flow summary…").click();
        page.getByLabel("Prepared by").fill("Unit 4");
        Page summary = page.waitForPopup(() -> page.getByText("Open as page").click());
        summary.waitForLoadState();
        assertThat(summary.locator("h1")).hasText("Flow summary");
        assertThat(summary.locator("body")).containsText("“Unit 4”");
        assertThat(summary.locator("body"))
                .containsText("as the node claims that served the block");
        assertThat(summary.locator("body")).containsText("under haircut");
        picture(summary, "account-summary.png");
        summary.close();
        page.locator("dialog.summary").getByText("Close").click();

        page.getByText("Export evidence graph…").click();
        page.locator("dialog input[value=json]").check();
        Download kept = page.waitForDownload(() -> page.locator("dialog button.primary").click());
        assertThat(kept.suggestedFilename()).isEqualTo("evidence-graph.json");
        assertThat(kept.path()).content().contains(made.seed().toString());
        page.context().close();
    }

    @Test
    void arrowsWalkFromAccountToAccountAndAreSpoken() {
        Page page = open("?seed=" + Http.encode(made.seed().toString()));
        assertThat(page.locator("#closes")).isVisible();
        page.keyboard().press("g");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#spoken"))
                .containsText("Account " + AccountFixture.address("payer").text());
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#spoken"))
                .containsText("Account " + AccountFixture.address("site").text());
        assertThat(page.locator("aside.inspector")).containsText("Opening");
        assertThat(page.locator("aside.inspector")).containsText("0.508900000000000000 ETH");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#spoken")).containsText("Known collector");
        picture(page, "account-address.png");
        page.context().close();
    }

    @Test
    void aTransactionShowsItsTransfersAndLeadsToTheirTraces() {
        Page page = open("?q=" + "0x" + made.paymentTransaction());
        page.locator(".hits a").first().click();
        assertThat(page.locator(".inspector")).containsText("Succeeded");
        picture(page, "account-transaction.png");
        page.getByText("Follow back").first().click();
        assertThat(page.locator("h1")).containsText("where it came from");
        assertThat(page.locator("#closes")).containsText("equal");
        page.context().close();
    }

    @Test
    void aTokenIsToldByItsContractAndALeastAmountIsExact() {
        Page page =
                open("?seed=" + Http.encode(made.tokenSeed().toString()) + "&policy=haircut-int");
        assertThat(page.locator("h1")).containsText("500 USD under haircut, whole units");
        assertThat(page.locator(".headline"))
                .containsText(AccountFixture.token("usd").contract().text());
        page.getByLabel("Least, USD").fill("499.5");
        page.getByLabel("Least, USD").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*minUnits=499500000.*"));
        assertThat(page.getByLabel("Least, USD")).hasValue("499.5");
        assertThat(page.locator("#closes")).isVisible();
        page.context().close();
    }

    /** A list with the reason of each end, and neither drawing nor amount nor account. */
    @Test
    void poisonIsASetWithoutAmounts() {
        Page page = open("?seed=" + Http.encode(made.seed().toString()));
        assertThat(page.locator("#closes")).isVisible();
        page.locator("select[name=policy]").selectOption("poison");
        assertThat(page.locator("h1")).containsText("Exposure set under poison");
        assertThat(page).hasURL(Pattern.compile(".*policy=poison.*"));
        assertThat(page.locator("#exposure-list")).containsText("transfers and balances");
        Locator table = page.locator(".exposure table");
        assertThat(table).containsText("Exchange A");
        assertThat(table).containsText("Balance");
        assertThat(table.locator(".end-service").first()).isVisible();
        assertThat(table).not().containsText(Pattern.compile("[0-9] ETH"));
        assertThat(page.locator("#graph")).hasCount(0);
        assertThat(page.locator(".account, #closes")).hasCount(0);
        assertThat(page.locator(".notes").first()).containsText("claimed by the node");
        picture(page, "account-exposure.png");

        int forward = table.locator("tbody tr").count();
        page.locator("input[name=hops]").fill("0");
        page.locator("input[name=hops]").press("Enter");
        assertThat(page.locator(".headline .partial")).isVisible();
        org.assertj.core.api.Assertions.assertThat(table.locator("tbody tr").count())
                .isLessThan(forward);
        table.locator("a").first().click();
        assertThat(page.locator("section.inspector")).containsText("Succeeded");
        page.reload();
        assertThat(page.locator("section.inspector")).containsText("Succeeded");
        page.locator("select[name=policy]").selectOption("lifo");
        assertThat(page.locator("h1")).containsText("under LIFO");
        assertThat(page.locator("#closes")).isVisible();
        page.context().close();
    }

    /** Two payers' payments as one sum; a third of one of them. */
    @Test
    void severalTransfersAreFollowedTogether() {
        String other =
                made
                        .chain()
                        .at(AccountCase.FIRST + 4)
                        .transactions()
                        .getFirst()
                        .transfers()
                        .stream()
                        .filter(t -> !t.kind().isFee())
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .toString();
        Page page = open("?seed=" + Http.encode(made.seed() + "," + other + "=1/3"));
        assertThat(page.locator("h1")).containsText("3.1 ETH under FIFO, where it went from");
        assertThat(page.locator("h1")).containsText("2 transfers on ethereum");
        assertThat(page.locator("#closes")).containsText("equal, to the last base unit");
        assertThat(page.getByText("Flow summary…")).isVisible();
        assertThat(page.getByText("Export evidence graph…")).isVisible();
        picture(page, "account-seeds.png");
        page.keyboard().press("g");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#spoken")).containsText("3.000000000000000000 ETH");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#spoken")).containsText("Account");
        page.context().close();

        Page mixed = open("?seed=" + Http.encode(made.seed() + "," + made.tokenSeed()));
        assertThat(mixed.locator(".notice")).containsText("different assets");
        assertThat(browser.takeComplaints()).allMatch(c -> c.contains("400"));
        mixed.context().close();
    }
}
