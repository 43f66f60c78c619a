package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tracer.problem.BadInput;

/** What needs no store: help, misuse, units. */
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void helpListsEveryExitCode(ExitCode code) {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains(code.code() + "   ").contains(code.meaning());
    }

    @Test
    void everyCommandAnswersHelpWithWhatItDoes() {
        everyCommandBelow("", Main.commandLine());
    }

    private void everyCommandBelow(String parents, CommandLine parent) {
        parent.getSubcommands()
                .forEach((name, command) -> {
                    if (name.equals("help")) {
                        return;
                    }
                    String line = parents + name;
                    StringWriter help = new StringWriter();
                    CommandLine root = Main.commandLine().setOut(new PrintWriter(help, true));
                    assertThat(root.execute((line + " --help").split(" "))).as(line).isZero();
                    assertThat(help.toString().replaceAll("\\s+", " "))
                            .as(line)
                            .contains(command.getCommandSpec().usageMessage().description()[0])
                            .contains("Exit codes:")
                            .contains(ExitCode.NOT_INDEXED.meaning());
                    everyCommandBelow(line + " ", command);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"trce", "trace", "ingest bitcoin", "path onlyone", "tx", "protect add"})
    void misuseEndsWithTwoAndNamesTheHelp(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("tracer: ").contains("--help");
    }

    @Test
    void twoSourcesAtOnceAreRefused(@TempDir Path folder) {
        assertThat(run("ingest", "bitcoin", "--blocks", "a", "--rpc", "http://127.0.0.1:1"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report 00:0",
                "report 00:0 --out summary.doc",
                "report 00:0 --out s.pdf --paper a3",
                "report 00:0 --out s.pdf",
                "report 0x00:log-3 --out s.pdf",
                "report 0000000000000000000000000000000000000000000000000000000000000000:0 --out s.pdf"
                        + " --policy-chosen later",
            })
    void aReportThatCannotBeMadeIsRefusedBeforeTheStoreIsOpened(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("tracer: ");
    }

    @Test
    void verifyNeedsABundleAndNoStore(@TempDir Path folder) {
        assertThat(run("verify", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("there is no bundle at");
        assertThat(run("verify", folder.toString())).isEqualTo(6);
        assertThat(run("bundle", "00".repeat(32) + ":0")).isEqualTo(2);
    }

    @Test
    void aBundleOfWhatNamesNoTransferIsRefusedBeforeTheStoreIsOpened(@TempDir Path folder) {
        Path out = folder.resolve("b.zip");
        for (String seed : List.of("0x" + "00".repeat(32), "0x12:log-3", "0x:value")) {
            assertThat(run("bundle", seed, "--out", out.toString())).as(seed).isEqualTo(2);
            assertThat(err.toString()).contains("names no transfer");
        }
        assertThat(run("bundle", "00".repeat(32) + ":0", "--chain", "1", "--out", out.toString()))
                .as("a Bitcoin output on an EVM chain")
                .isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--share 1/3 --amount 1btc",
                "--share 5sat",
                "--amount 1/3",
                "--share 2",
                "--paid-from 7 --paid-to 6",
                "--max-payments many",
                "--max-payments 0",
                "--within 30",
                "--min-share 0",
                "--fees burnt",
            })
    void seedsAndLimitsThatMakeNoSenseAreRefusedBeforeTheStoreIsOpened(
            String options, @TempDir Path folder) {
        List<String> line =
                new ArrayList<>(List.of("bundle", "00".repeat(32) + ":0", "--out", "x.zip"));
        line.addAll(List.of("--data", folder.toString()));
        line.addAll(List.of(options.split(" ")));
        assertThat(run(line.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).startsWith("tracer: ");
        assertThat(folder).isEmptyDirectory();
    }

    /** What cannot be shown is refused, not left out; each with its own reason. */
    @ParameterizedTest
    @CsvSource({
        "'bundle TXID:0 --fees to-miner --out x.zip', cannot be frozen",
        "'report TXID:0 TXID:1 --share 2 --out x.html', at most 1",
        "'report 0xTXID:log-3 --fees to-miner --out x.html', is for Bitcoin",
        "'report 0xTXID:log-3 0xTXID --out x.html', names no transfer",
        "'bundle 0xTXID:log-3 --unspent --out x.zip', has a balance and no outputs",
        "'report 0xTXID:log-3 --paid-since 2024-03-05 --out x.html', named one by one",
        "'report TXID:0 --asset native --out x.html', is for EVM chains",
    })
    void whatAnAnswerCannotBeginWithIsRefusedBeforeTheStoreIsOpened(
            String line, String reason, @TempDir Path folder) {
        List<String> words =
                new ArrayList<>(List.of(line.replace("TXID", "00".repeat(32)).split(" ")));
        words.addAll(List.of("--data", folder.toString()));
        assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void seedsAreReadFromAFile(@TempDir Path folder) throws IOException {
        Path seeds = folder.resolve("seeds.txt");
        Files.writeString(
                seeds, "# from the complaint\n%s:0=1/3\nnonsense:x\n".formatted("00".repeat(32)));
        assertThat(run("bundle", "@" + seeds, "--out", "x.zip")).isEqualTo(2);
        assertThat(err.toString()).contains("nonsense:x").doesNotContain("@");
        assertThat(run("bundle", "@" + folder.resolve("none"), "--out", "x.zip")).isEqualTo(2);
        assertThat(err.toString()).contains("no file");
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).contains("trace").contains("doctor").contains("complete");
    }

    @ParameterizedTest
    @CsvSource({"0.01btc,1000000", "1BTC,100000000", "5000sat,5000", "'7 sats',7"})
    void amountsSayTheirUnit(String text, long sats) {
        assertThat(LimitOptions.amount(text).value()).isEqualTo(sats);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0.5", "0.000000001btc", "1.5sat", "-1btc", "btc", "1e99btc"})
    void amountsWithoutUnitOrBelowASatoshiAreRefused(String text) {
        assertThatThrownBy(() -> LimitOptions.amount(text)).isInstanceOf(BadInput.class);
    }

    private int run(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
