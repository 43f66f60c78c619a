package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.ingest.demo.CaseFile;
import tracer.ingest.demo.DemoCase;
import tracer.web.Browser;

/** The main job: the demonstration from one command to the exchange, and the store around it. */
class DemoAcceptanceTest {
    private static final String BANNER = "CONFIDENTIAL: contains protected addresses";

    @TempDir static Path home;

    private static String payment = "";

    @BeforeAll
    static void demo() throws Exception {
        payment =
                new Shell(home).succeed("demo", "--no-serve", "--json").json().get("seed").asText();
    }

    @AfterAll
    static void letTheStoreGo() throws Exception {
        demoShell().run("status", "--keep-store", "1");
    }

    @Test
    void thePaymentIsFollowedToItsKnownEnds() throws Exception {
        CaseFile story = CaseFile.read(home.resolve("demo/case").resolve(DemoCase.CASE));
        JsonNode trace = demoShell().succeed("trace", "forward", payment, "--json").json();

        Set<String> found = new HashSet<>();
        for (JsonNode holding : trace.get("holdings")) {
            if (!holding.get("end").isNull()) {
                found.add(
                        holding.get("output").asText() + " " + holding.at("/traced/sats").asText());
            }
        }
        Set<String> expected = new HashSet<>();
        story.story().endings().forEach(e -> expected.add(e.outpoint() + " " + e.fifoSat()));
        assertThat(found).isEqualTo(expected);
        assertThat(trace.at("/balance/closes").asBoolean()).isTrue();
    }

    /** Every command of the tutorial, as it is written there. */
    @Test
    void theTutorialsCommandsDoWhatItSays() throws Exception {
        Path folder = Files.createDirectory(home.resolve("tutorial"));
        List<String> lines =
                Files.readAllLines(Path.of("../docs/tutorial/ten-minutes.md")).stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("./tracer "))
                        .toList();
        assertThat(lines).hasSizeGreaterThan(12).first().isEqualTo("./tracer demo --no-serve");
        CaseFile story = CaseFile.read(home.resolve("demo/case").resolve(DemoCase.CASE));
        Map<String, String> names =
                Map.of(
                        "PAYMENT", payment,
                        "SWAP", story.swap().outpoint(),
                        "CONTINUATION", story.story().crossed().continuation());
        for (String line : lines.subList(1, lines.size())) {
            int expected = line.contains("exit code 2") ? 2 : 0;
            Shell.Result result = demoShell().run(words(line, folder, names));
            assertThat(result.exit()).as("%s%n%s", line, result.err()).isEqualTo(expected);
        }
        assertThat(folder.resolve("graph.graphml")).content().contains(BANNER);
        assertThat(folder.resolve("summary.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("case.zip")).isNotEmptyFile();
        assertThat(folder.resolve("swap.zip")).isNotEmptyFile();
    }

    /** As a shell splits them, files in a folder, the tutorial's names filled in. */
    private static String[] words(String line, Path folder, Map<String, String> names) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(line.replaceFirst(" +#.*", "").substring("./tracer ".length()))
                .results()
                .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
                .map(w -> names.getOrDefault(w, w))
                .map(w -> w.equals("~/.tracer/demo") ? home.resolve("demo").toString() : w)
                .map(w ->
                        w.matches("[a-z]+\\.(graphml|pdf|zip)") ? folder.resolve(w).toString() : w)
                .toArray(String[]::new);
    }

    @Test
    void theStopNamesTheExchangeAndWhoSaysSo() throws Exception {
        String trace = demoShell().succeed("trace", "forward", payment).out();

        assertThat(trace)
                .contains("under FIFO")
                .contains("Exchange A deposit (exchange; says test purchase (demonstration))")
                .contains("The account closes exactly.");
    }

    @Test
    void theFlowSummaryIsWrittenAsPageAndAsPdf() throws Exception {
        CaseFile story = CaseFile.read(home.resolve("demo/case").resolve(DemoCase.CASE));
        Path html = home.resolve("summary.html");
        Path pdf = home.resolve("summary.pdf");
        Shell shell = demoShell();
        Shell.Result refused = shell.run("report", payment, "--out", html.toString());
        assertThat(refused.exit()).as("the payer is protected").isEqualTo(2);
        assertThat(refused.err())
                .contains("nothing was exported")
                .contains("--confidential")
                .doesNotContain(story.payment().from());
        assertThat(html).doesNotExist();
        String[] report = {
            "report", payment, "--confidential", "--seed-source", "the client", "--out"
        };
        shell.succeed(with(report, html.toString()));
        shell.succeed(
                "report", payment, "--confidential", "--out", pdf.toString(), "--paper", "letter");
        String page = Files.readString(html);
        String text = page.replaceAll("<[^>]*>", "");

        assertThat(text)
                .contains("“the client”")
                .contains("attributed to “Exchange A deposit” (exchange) by “test purchase")
                .contains("date not given")
                .contains("rate unknown")
                .contains(BANNER);
        story.story().endings().forEach(e -> assertThat(text).contains(e.outpoint()));
        assertThat(Files.readAllBytes(pdf)).startsWith('%', 'P', 'D', 'F');

        assertThat(shell.run("report", payment, "--out", html.toString()).exit())
                .as("an existing file is not overwritten")
                .isEqualTo(2);
        shell.succeed(with(report, html.toString(), "--force"));
        assertThat(Files.readString(html)).as("same question, same bytes").isEqualTo(page);
    }

    @Test
    void theIndicatorsFindThePlantedChainAndSayThatTheyProveNothing() throws Exception {
        JsonNode patterns = demoShell().succeed("patterns", payment, "--json").json();
        int peels = 0;
        for (JsonNode finding : patterns.get("findings")) {
            assertThat(finding.get("notice").asText()).isEqualTo("An indicator is not proof.");
            peels +=
                    finding.get("indicator").asText().equals("peeling-chain")
                            ? finding.get("items").size()
                            : 0;
        }
        assertThat(peels).isEqualTo(9);

        String text = demoShell().succeed("patterns", payment).out();
        assertThat(text)
                .contains("An indicator is not proof.")
                .contains("looks the same:")
                .contains("no baseline declared")
                .contains("indirect: ");
        assertThat(demoShell().run("patterns", payment, "--threshold", "peel-size=1").exit())
                .isEqualTo(2);
    }

    @Test
    void aPathLeadsFromThePayerToTheExchange() throws Exception {
        CaseFile story = CaseFile.read(home.resolve("demo/case").resolve(DemoCase.CASE));
        Shell shell = demoShell();

        JsonNode path =
                shell.succeed("path", story.payment().from(), story.exchangeDeposit(), "--json")
                        .json();
        assertThat(path.get("outcome").asText()).isEqualTo("found");
        assertThat(path.get("paths").get(0).get("stops")).isNotEmpty();
    }

    @Test
    void theBrowserShowsThePathToTheExchange() throws Exception {
        Path picture = Files.createDirectories(Path.of("target", "pictures")).resolve("demo.png");
        try (Browser browser = Browser.start();
                Shell.Serving serving =
                        new Shell(home).serve("demo", "--port", "0", "--no-browser")) {
            Page page = browser.page(1440, 900, ColorScheme.LIGHT);
            page.navigate(serving.address());
            page.getByText("Sum and source are equal").waitFor();

            assertThat(page.url()).contains("seed=").contains("policy=fifo");
            assertThat(page.title() + page.textContent("body"))
                    .contains("Exchange A deposit")
                    .contains("under FIFO");
            assertThat(browser.complaints()).isEmpty();
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        }
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    void theSwapIsAnEndHereAndAssumedSeedsThere() throws Exception {
        CaseFile story = CaseFile.read(home.resolve("demo/case").resolve(DemoCase.CASE));
        String[] asked = {
            "crossing",
            story.swap().outpoint(),
            "--rate",
            story.swap().rate(),
            "--decimals",
            Integer.toString(story.swap().decimals()),
            "--rate-source",
            story.swap().rateSource(),
            "--fee",
            "0.5%..2%",
            "--tolerance",
            "0.5%"
        };
        String text = demoShell().succeed(asked).out();
        assertThat(text)
                .contains("ASSUMED SEED 1 of 2, grade A", "ASSUMED SEED 2 of 2, grade B")
                .contains("tracer trace forward " + story.story().crossed().continuation())
                .contains("tracer trace forward " + story.story().crossed().other())
                .contains(story.story().crossed().forgedMemo())
                .contains("anybody could have written it. Not followed")
                .contains("No amount is summed across.");
        JsonNode noRate = demoShell().succeed("crossing", story.swap().outpoint(), "--json").json();
        assertThat(noRate.get("schema").asText()).isEqualTo("tracer.crossing/1");
        assertThat(noRate.get("outcome").asText()).isEqualTo("no-rate");
        assertThat(noRate.get("candidates")).hasSize(1);
    }

    @Test
    void doingItAgainChangesNothing() throws Exception {
        String before = digest();
        new Shell(home).succeed("demo", "--no-serve");

        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void aBackupRestoredElsewhereIsTheSameStore(@TempDir Path other) throws Exception {
        Path dump = other.resolve("store.dump");
        demoShell().run("status", "--keep-store", "0");
        demoShell().succeed("backup", dump.toString(), "--keep-store", "0");
        assertThat(dump).exists();
        Shell elsewhere = new Shell(Files.createDirectory(other.resolve("data")));
        elsewhere.succeed("restore", dump.toString());

        assertThat(
                        elsewhere
                                .succeed("status", "--digest", "--json", "--keep-store", "0")
                                .json()
                                .get("ledger")
                                .asText())
                .isEqualTo(digest());
        assertThat(demoShell().run("backup", dump.toString()).exit())
                .as("an existing file is not overwritten")
                .isEqualTo(2);
    }

    @Test
    void aBundleOfThePaymentIsVerifiedByAStranger(@TempDir Path elsewhere) throws Exception {
        Path bundle = elsewhere.resolve("case");
        Shell.Result refused = demoShell().run("bundle", payment, "--out", bundle.toString());
        assertThat(refused.exit()).as("the payer is protected").isEqualTo(2);
        assertThat(refused.err()).contains("nothing was exported").contains("--confidential");
        assertThat(bundle).doesNotExist();
        JsonNode made =
                demoShell()
                        .succeed(
                                "bundle",
                                payment,
                                "--confidential",
                                "--out",
                                bundle.toString(),
                                "--json")
                        .json();
        assertThat(made.get("banner").asText()).isEqualTo(BANNER);
        assertThat(Files.readString(bundle.resolve("bag-info.txt"))).startsWith(BANNER + "\n");
        Shell stranger = new Shell(Files.createDirectory(elsewhere.resolve("nothing")));

        assertThat(stranger.succeed("verify", bundle.toString()).out())
                .startsWith(BANNER)
                .contains(made.get("digest").asText())
                .contains("NO DIFFERENCE FOUND")
                .contains("NO PROOF OF WORK")
                .contains("Exchange A deposit")
                .contains("Ask a full node");
        JsonNode verified = stranger.succeed("verify", bundle.toString(), "--json").json();
        assertThat(verified.get("verified").asBoolean()).isTrue();
        for (JsonNode s : verified.get("statements")) {
            assertThat(s.get("standing").asText().equals("proven"))
                    .as("without work nothing but the genesis block is proven: %s", s)
                    .isEqualTo(
                            s.get("kind").asText().equals("block")
                                    && s.get("sentence").asText().startsWith("is block 0 "));
        }
        assertThat(stranger.data()).as("no store was started").isEmptyDirectory();
        assertThat(
                        demoShell()
                                .run(
                                        "bundle",
                                        payment,
                                        "--confidential",
                                        "--out",
                                        bundle.toString())
                                .exit())
                .as("an existing bundle is not overwritten")
                .isEqualTo(2);

        Path proofs = bundle.resolve("data/proofs.txt");
        byte[] bytes = Files.readAllBytes(proofs);
        bytes[bytes.length / 2] ^= 1;
        Files.write(proofs, bytes);
        Shell.Result changed = stranger.run("verify", bundle.toString());
        assertThat(changed.exit()).isEqualTo(6);
        assertThat(changed.out())
                .contains("THE BUNDLE DIFFERS")
                .contains("manifest-sha256.txt, line ")
                .contains("data/proofs.txt");
    }

    @Test
    void aBundleBeyondTheSwapHoldsClaimsAndProvesNothing(@TempDir Path elsewhere) throws Exception {
        CaseFile story = CaseFile.read(home.resolve("demo/case").resolve(DemoCase.CASE));
        String seed = story.story().crossed().continuation();
        Path bundle = elsewhere.resolve("case.zip");
        JsonNode made =
                demoShell().succeed("bundle", seed, "--out", bundle.toString(), "--json").json();
        assertThat(made.get("proven").asInt()).isZero();
        assertThat(made.get("claimedBy").asText()).isEqualTo("the node that served the blocks");
        Shell stranger = new Shell(Files.createDirectory(elsewhere.resolve("nothing")));

        assertThat(stranger.succeed("verify", bundle.toString()).out())
                .contains(made.get("digest").asText())
                .contains("CONSISTENT", "PROVES NOTHING about the chain")
                .contains("Of its statements 0 are proven")
                .contains("claimed by the node that served the blocks, not proven")
                .contains("Exchange A deposit")
                .contains("Ask a node of your own", "eth_getTransactionReceipt")
                .doesNotContain("NO DIFFERENCE FOUND");
        JsonNode verified = stranger.succeed("verify", bundle.toString(), "--json").json();
        assertThat(verified.get("verified").asBoolean()).isTrue();
        List<Path> answers;
        try (Stream<Path> inside = Files.list(home.resolve("demo/case").resolve(DemoCase.EVM))) {
            answers = inside.toList();
        }
        assertThat(answers).isNotEmpty();
        assertThat(verified.at("/claims/source").asText())
                .startsWith("blocks ")
                .containsPattern("[0-9]+ files? with a node's answers: ")
                .doesNotContain("not recorded")
                .doesNotContain(home.toString());
        for (Path file : answers) {
            assertThat(verified.at("/claims/source").asText())
                    .contains("%s (SHA-256 %s)".formatted(file.getFileName(), sha256(file)));
        }
        assertThat(demoShell().succeed("status").out())
                .contains("served by ", "read ", sha256(answers.getFirst()));
        for (JsonNode s : verified.get("statements")) {
            assertThat(s.get("standing").asText()).as("%s", s).isNotEqualTo("proven");
        }
        JsonNode trace = demoShell().succeed("trace", "forward", seed, "--json").json();
        for (JsonNode movement : trace.get("movements")) {
            assertThat(verified.get("statements"))
                    .anyMatch(s ->
                            s.get("kind").asText().equals("claimed-transfer")
                                    && s.get("about").equals(movement.get("id")));
        }
        assertThat(stranger.data()).as("no store was started").isEmptyDirectory();

        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);
        Shell.Result changed = stranger.run("verify", bundle.toString());
        assertThat(changed.exit()).isEqualTo(6);
        assertThat(changed.out()).contains("THE BUNDLE DIFFERS").contains("case.zip, byte");
    }

    @Test
    void anAddressOfAnEvmChainCanBeMarked() throws Exception {
        CaseFile story = CaseFile.read(home.resolve("demo/case").resolve(DemoCase.CASE));
        String seed = story.story().crossed().continuation();
        Shell shell = demoShell();
        JsonNode trace = shell.succeed("trace", "forward", seed, "--json").json();
        String holder = trace.at("/movements/0/to/address").asText();
        Path page = home.resolve("marked.html");

        shell.succeed("protect", "add", holder, "--why", "a witness");
        JsonNode said = shell.succeed("protect", "list", holder, "--json").json();
        assertThat(said.get("isProtected").asBoolean()).isTrue();
        Shell.Result refused = shell.run("report", seed, "--out", page.toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("marked by hand: 1").doesNotContain(holder);
        shell.succeed("protect", "remove", holder, "--why", "a mistake");
        shell.succeed("report", seed, "--out", page.toString());
        assertThat(page).isNotEmptyFile();
    }

    @Test
    void anEmptyStoreIsNotAnErrorButSaysWhatToDo(@TempDir Path empty) throws Exception {
        Shell.Result result = new Shell(empty).run("status", "--keep-store", "0");

        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).contains("tracer ingest bitcoin").contains("tracer demo");
    }

    @Test
    void aServerThatIsNotThereEndsWithFive() throws Exception {
        Path credentials = Files.writeString(home.resolve("login"), "neo4j\nwrong\n");

        Shell.Result result =
                new Shell(home)
                        .run(
                                "status",
                                "--neo4j",
                                "bolt://127.0.0.1:1",
                                "--neo4j-credentials",
                                credentials.toString());
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).doesNotContain("wrong");
    }

    @Test
    void theDoctorFindsTheDemonstrationHealthy() throws Exception {
        JsonNode answer = demoShell().succeed("doctor", "--json").json();

        assertThat(answer.get("healthy").asBoolean()).isTrue();
    }

    private static String[] with(String[] command, String... more) {
        return Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new);
    }

    private static Shell demoShell() {
        return new Shell(home.resolve("demo"));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static String digest() throws Exception {
        return demoShell().succeed("status", "--digest", "--json").json().get("ledger").asText();
    }
}
