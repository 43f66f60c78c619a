package tracer.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The workbench in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchTest {
    private static final Path PICTURES = Path.of("target/pictures");

    private PeelingCase made;
    private WebServer server;
    private Browser browser;

    @BeforeAll
    void start() {
        browser = Browser.start();
        made = new PeelingCase();
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
        return open(path, 1440, 900, ColorScheme.LIGHT);
    }

    private Page open(String path, int width, int height, ColorScheme colours) {
        Page page = browser.page(width, height, colours);
        page.navigate(server.url() + path);
        return page;
    }

    private String trace() {
        return "?seed=" + Http.encode(made.seed().toString());
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
    }

    /**
     * Followed fees are lines into their coinbases, said beside the headline, and in the account.
     */
    @Test
    void feesAreFollowedIntoCoinbasesWhereThatIsDeclared() {
        Page page = open(trace() + "&fees=to-miner&policy=haircut");
        assertThat(page.locator(".headline")).containsText("fees followed");
        assertThat(page.locator("#closes")).containsText("equal");
        assertThat(page.locator("select[name=fees]")).hasValue("to-miner");
        assertThat(page.locator("button.export")).hasCount(0);
        picture(page, "fees-followed.png");
        page.locator("select[name=fees]").selectOption("");
        page.locator(".controls button[type=submit]").click();
        assertThat(page.locator("button.export")).hasCount(1);
    }

    /** Whatever a trace begins with, its summary, export, indicators and comparison do too. */
    @Test
    void severalSeedsAreComparedAndExportedToo() {
        Page page =
                open(
                        "?seed="
                                + Http.encode(
                                        made.seed() + "=1/3," + made.seed().tx() + ":1=0.5btc")
                                + "&compare=yes");
        assertThat(page.locator(".headline")).containsText("2 outputs");
        assertThat(page.locator("#comparison thead")).containsText("LIFO");
        assertThat(page.locator("#comparison .closes")).isVisible();
        assertThat(page.locator("button.export")).isVisible();
        assertThat(page.locator("button.summary-open")).isVisible();
        assertThat(page.locator(".finding").first()).isVisible();
    }

    @Test
    void theEvidenceGraphIsExportedOnceItsReaderIsWarned() throws Exception {
        Page page = open(trace());
        page.getByText("Export evidence graph…").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByText("GraphML, for graph tools").click();
        dialog.getByText("Export", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("nothing was exported");
        assertThat(browser.takeComplaints())
                .as("the browser reports the refusal as a failed request")
                .allMatch(c -> c.contains("400"));
        picture(page, "export-refused.png");

        dialog.getByText("It may hold protected addresses").click();
        Download download =
                page.waitForDownload(() ->
                        dialog.getByText("Export", new Locator.GetByTextOptions().setExact(true))
                                .click());
        assertThat(download.suggestedFilename()).isEqualTo("CONFIDENTIAL-evidence-graph.graphml");
        assertThat(Files.readString(download.path()))
                .contains("CONFIDENTIAL: contains protected addresses")
                .contains(made.seed().toString());
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void theFlowSummaryOpensAsAStyledPageOfItsOwn() {
        Page page = open(trace() + "&hops=3");
        page.getByText("Flow summary…").click();
        page.getByLabel("Prepared by").fill("Unit 4 <b>");
        page.locator("dialog.summary input[name=confidential]").check();
        Page summary = page.waitForPopup(() -> page.getByText("Open as page").click());
        summary.waitForLoadState();

        assertThat(summary.locator("h1")).hasText("Flow summary");
        assertThat(summary.locator("body")).containsText("“Unit 4 <b>”");
        assertThat(summary.locator("body")).containsText("the limit of 3 hops");
        assertThat(summary.locator("table").first()).hasCSS("border-collapse", "collapse");
        picture(summary, "summary.png");
        summary.close();
    }

    @Test
    void fromSearchToTraceToSelectionAndBackAfterAReload() {
        Page page = open("");
        assertThat(page.locator("h1")).hasText("Follow a payment");
        page.keyboard().press("/");
        page.keyboard().type(made.seed().toString());
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).containsText("3 BTC under FIFO");
        assertThat(page).hasURL(Pattern.compile(".*[?]seed=.*"));
        assertThat(page.locator("#closes")).containsText("equal, to the last satoshi");
        picture(page, "trace.png");

        Locator service = page.locator("tr", has(page, ".end-service")).first();
        service.locator("button.row").click();
        assertThat(service).hasAttribute("aria-selected", "true");
        Locator panel = page.locator("aside.inspector");
        assertThat(panel).containsText("inside, the chain shows nothing");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("overview.png")));

        String address = page.url();
        String table = page.locator("table.holdings").innerText();
        String told = panel.innerText();
        page.reload();
        assertThat(page.locator("aside.inspector")).containsText("inside, the chain");
        assertThat(page.url()).isEqualTo(address);
        assertThat(page.locator("table.holdings").innerText()).isEqualTo(table);
        assertThat(page.locator("aside.inspector").innerText()).isEqualTo(told);
        page.context().close();
    }

    private static Page.LocatorOptions has(Page page, String inside) {
        return new Page.LocatorOptions().setHas(page.locator(inside));
    }

    @Test
    void tellsInferenceFromLabelAndNamesTheSource() {
        Page page = open(trace());
        page.locator("tr", has(page, ".end-service"))
                .filter(new Locator.FilterOptions().setHasNot(page.locator(".who")))
                .first()
                .locator("button.row")
                .click();
        Locator panel = page.locator("aside.inspector");
        assertThat(panel).containsText("says labels.csv");
        assertThat(panel).containsText("inferred");
        assertThat(panel.locator(".sentence .badge.inference")).isVisible();
        assertThat(panel.locator(".label-note .badge.inference")).isVisible();
        assertThat(panel.locator(".label-note")).containsText("undated");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("inference.png")));
        page.context().close();
    }

    @Test
    void marksASanctionAndSaysWhatEveryLabelRestsOn() {
        Page page = open(trace());
        Locator marked = page.locator("tr", has(page, ".sanction"));
        assertThat(marked).hasCount(1);
        assertThat(marked.locator(".sanction")).hasText("sanctioned");
        assertThat(marked.locator(".end-unspent")).isVisible();
        marked.locator("button.row").click();
        Locator note = page.locator("aside.inspector .label-note");
        assertThat(note).containsText("“Listed party” (sanctioned), says treasury");
        assertThat(note).containsText("authority_data (60)");
        assertThat(note).containsText("2099-02-03");
        assertThat(note).containsText("A team");
        assertThat(note).containsText("A list");
        assertThat(note).containsText("2009-01-03");
        assertThat(note.locator("dd").last()).hasText("in force");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("sanction.png")));
        page.context().close();
    }

    @Test
    void policyDirectionAndLimitsAreInTheAddress() {
        Page page = open(trace());
        assertThat(page.locator("h1")).containsText("under FIFO");
        page.locator("select[name=policy]").selectOption("haircut");
        assertThat(page).hasURL(Pattern.compile(".*policy=haircut.*"));
        assertThat(page.locator("h1")).containsText("under haircut");
        page.locator("input[name=hops]").fill("3");
        page.locator("input[name=hops]").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*hops=3.*"));
        assertThat(
                        page.locator(
                                ".chip.partial",
                                new Page.LocatorOptions().setHasText("not followed")))
                .isVisible();
        assertThat(page.getByText("limit reached (3 hops)").first()).isVisible();
        page.goBack();
        assertThat(page.locator(".chip.partial")).hasCount(0);
        page.getByText("where it came from", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".end-coinbase").first()).isVisible();
        page.context().close();
    }

    @Test
    void rarerLimitsAndSeveralSeedsAreInTheAddressToo() {
        Page page = open(trace());
        page.locator(".controls details.more summary").click();
        page.locator("input[name=minShare]").fill("1/2");
        page.locator("input[name=minShare]").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*minShare=1%2F2.*"));
        assertThat(page.getByText("less than 1/2 of the seed's value is traced").first())
                .isVisible();
        assertThat(page.locator("input[name=minShare]")).isVisible();
        page.navigate(server.url() + "?seed=" + made.seed().tx());
        assertThat(page.locator("h1")).containsText("outputs");
        assertThat(page.locator("#comparison")).hasCount(1);
        page.navigate(server.url() + trace() + "%3D1%2F3");
        assertThat(page.locator("h1")).containsText("part of");
        page.context().close();
    }

    @Test
    void everyPolicyStandsBesideTheOthers() {
        Page page = open(trace());
        page.getByText("Compare policies").click();
        assertThat(page).hasURL(Pattern.compile(".*compare=yes.*"));
        assertThat(page.locator("#comparison .closes"))
                .containsText("sum up to the source exactly");
        assertThat(page.locator("#comparison thead th.declared")).hasText("FIFO");
        assertThat(page.locator("#comparison thead th.num")).hasCount(8);
        assertThat(page.locator("#comparison")).containsText("disputed");
        page.locator("#comparison").scrollIntoViewIfNeeded();
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve("comparison.png")));
        page.context().close();
    }

    @Test
    void poisonIsASetWithoutAmounts() {
        Page page = open(trace());
        page.locator("select[name=policy]").selectOption("poison");
        assertThat(page.locator("h1")).containsText("Exposure set under poison");
        assertThat(page.locator(".exposure table")).not().containsText("BTC");
        assertThat(page.locator(".account")).hasCount(0);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("exposure.png")));
        page.locator("select[name=policy]").selectOption("lifo");
        assertThat(page.locator("h1")).containsText("under LIFO");
        page.context().close();
    }

    @Test
    void theDrawingIsWalkedWithTheArrowKeysAndSpoken() {
        Page page = open(trace());
        page.locator("#graph").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page).hasURL(Pattern.compile(".*show=.*"));
        assertThat(page.locator("#spoken")).not().isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.locator("aside.inspector")).isHidden();
        page.context().close();
    }

    @Test
    void everyThingNamedCanBeOpened() {
        Page page = open(trace());
        page.locator("table.holdings tbody a").first().click();
        assertThat(page.locator("aside.inspector")).containsText("Received");
        page.locator("aside.inspector").getByText("2 scripts").click();
        assertThat(page.locator("aside.inspector")).containsText("co-spend");
        assertThat(page.locator("aside.inspector")).containsText("Known to fail");
        page.locator("aside.inspector ol a").last().click();
        assertThat(page.locator("aside.inspector")).containsText("Confirmations");
        picture(page, "transaction.png");
        page.context().close();
    }

    @Test
    void theTableCanShowTheEndsAlone() {
        Page page = open(trace());
        assertThat(page.locator("table.holdings tbody tr")).not().hasCount(0);
        page.locator("input[type=checkbox]").check();
        assertThat(page).hasURL(Pattern.compile(".*rows=ends.*"));
        assertThat(page.locator("table.holdings tbody tr", has(page, ".end-word")))
                .not()
                .hasCount(0);
        assertThat(page.locator("table.holdings tbody")).not().containsText("→");
        page.context().close();
    }

    /** A long chain is one node; every end that was there is there still, with all of its value. */
    @Test
    void whatReadsAsOneIsDrawnAsOneAndOpened() {
        Page page = open(trace());
        assertThat(page.locator("#closes")).isVisible();
        String drawn =
                """
                async ([seed, mode]) => {
                  const { drawingOf, foldKey } = await import('/js/model.js');
                  const trace = await (await fetch('/api/v1/trace?seed=' + seed)).json();
                  const opened = new Set(mode === 'opened' ? trace.folds.map(foldKey) : []);
                  const drawing = drawingOf(trace, opened, mode === 'none' ? 'none' : 'all');
                  const ends = drawing.nodes.flatMap(n => n.holdings ?? (n.kind === 'end' || n.kind === 'address' ? [n.holding] : []));
                  return [drawing.nodes.filter(n => n.kind === 'fold').length, drawing.nodes.filter(n => n.kind === 'transaction').length,
                    [...new Set(ends.map(h => `${h.output} ${h.traced.sats}`))].sort().join()];
                }\
                """;
        String seed = Http.encode(made.seed().toString());
        List<?> full = (List<?>) page.evaluate(drawn, List.of(seed, "none"));
        List<?> folded = (List<?>) page.evaluate(drawn, List.of(seed, "all"));
        List<?> opened = (List<?>) page.evaluate(drawn, List.of(seed, "opened"));
        assertThat(full.get(0)).isEqualTo(0);
        assertThat(folded.get(0)).isEqualTo(1);
        assertThat(((Number) full.get(1)).intValue() - ((Number) folded.get(1)).intValue())
                .isGreaterThanOrEqualTo(6);
        assertThat(folded.get(2)).isEqualTo(full.get(2));
        assertThat(opened).isEqualTo(full);

        page.getByLabel("Draw what reads as one as one").click();
        assertThat(page).hasURL(Pattern.compile(".*folds=all.*"));
        assertThat(page.locator(".legend")).containsText("reads as one (inference)");
        picture(page, "folded.png");
        page.getByLabel("Draw every transaction").click();
        assertThat(page).hasURL(Pattern.compile(".*folds=none.*"));
        page.context().close();
    }

    @Test
    void findsAPathFromThePanelOfAnAddress() {
        Page page = open(trace() + "&show=" + Http.encode("address:" + made.exchange()));
        page.getByText("Path to here").click();
        assertThat(page).hasURL(Pattern.compile(".*source=.*target=.*"));
        assertThat(page.locator("h1")).hasText("A way for value");
        assertThat(page.locator("#graph canvas")).not().hasCount(0);
        assertThat(page.locator("h2")).hasText("There is a path");
        assertThat(page.locator(".steps li")).not().hasCount(0);
        picture(page, "path.png");
        page.locator("input[name=hops]").fill("1");
        page.locator("input[name=hops]").press("Enter");
        assertThat(page.locator("h2")).hasText("No path");
        assertThat(page.getByText("there may be one beyond")).isVisible();
        page.context().close();
    }

    @Test
    void everyLineOfAPasteSaysWhatItIs() {
        Page page =
                open("?q=" + Http.encode("5\nexchange\n1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3\nzzz"));
        assertThat(page.locator(".answer")).hasCount(4);
        assertThat(page.locator(".answer").nth(0)).containsText("Found: block 5");
        assertThat(page.locator(".answer").nth(1)).containsText("Exchange A");
        assertThat(page.locator(".answer").nth(2)).containsText("Other network");
        assertThat(page.locator(".answer").nth(3)).containsText("Not recognised");
        picture(page, "search.png");
        page.context().close();
    }

    @Test
    void colourSchemeFollowsTheSystemUntilOneIsChosen() {
        Page page = open(trace(), 1440, 900, ColorScheme.DARK);
        Locator root = page.locator("html");
        assertThat(root).hasAttribute("data-theme", "dark");
        picture(page, "dark.png");
        page.locator("#theme").click();
        assertThat(root).hasAttribute("data-theme", "light");
        page.reload();
        assertThat(root).hasAttribute("data-theme", "light");
        page.context().close();
    }

    @Test
    void speaksGermanToo() {
        Page page = open(trace());
        page.locator("#language").selectOption("de");
        assertThat(page.locator("h1")).containsText("nach FIFO");
        assertThat(page.locator("#closes")).containsText("auf den letzten Satoshi");
        picture(page, "german.png");
        page.context().close();
    }

    @Test
    void fitsANarrowScreen() {
        Page page = open(trace(), 400, 800, ColorScheme.LIGHT);
        assertThat(page.locator("#closes")).isVisible();
        Object overflow =
                page.evaluate(
                        "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).isEqualTo(0);
        picture(page, "narrow.png");
        page.context().close();
    }

    @Test
    void theKeysAreListedAndRestWhileSomebodyTypes() {
        Page page = open("");
        assertThat(page.locator("h1")).isVisible();
        page.keyboard().press("?");
        assertThat(page.locator("dialog[open]")).containsText("Along the money");
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        page.keyboard().type("f?t");
        assertThat(page.locator("#query")).hasValue("f?t");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        page.context().close();
    }

    @Test
    void copiesTheFullIdWhateverIsShown() {
        Page page = open(trace());
        page.locator("table.holdings .copy").first().click();
        assertThat(page.locator("table.holdings .copy").first()).containsText("✓");
        assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(made.seed().toString());
        page.context().close();
    }
}
