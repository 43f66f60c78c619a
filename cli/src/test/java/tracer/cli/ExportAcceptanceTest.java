package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ingest.demo.CaseFile;
import tracer.ingest.demo.DemoCase;

/** The demonstration case leaves as an evidence graph, its payer only on purpose. */
class ExportAcceptanceTest {
    private static final String BANNER = "CONFIDENTIAL: contains protected addresses";

    @TempDir static Path home;
    private static CaseFile story;

    @BeforeAll
    static void demo() throws Exception {
        new Shell(home).succeed("demo", "--no-serve");
        story = CaseFile.read(home.resolve("demo/case").resolve(DemoCase.CASE));
    }

    @AfterAll
    static void letTheStoreGo() throws Exception {
        shell().run("status", "--keep-store", "0");
    }

    private static Shell shell() {
        return new Shell(home.resolve("demo"));
    }

    private static String seed() {
        return story.payment().outpoint();
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphml", "csv", "json"})
    void thePayersAddressDoesNotLeaveUnasked(String format, @TempDir Path folder) throws Exception {
        Path out = folder.resolve("export");
        Shell.Result refused =
                shell().run("export", seed(), "--format", format, "--out", out.toString());

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains("nothing was exported")
                .contains("1 protected address ")
                .contains("--confidential")
                .doesNotContain(story.payment().from());
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphml", "csv", "json"})
    void onPurposeItLeavesUnderTheBannerAndOverwritesNothing(String format, @TempDir Path folder)
            throws Exception {
        Path out = folder.resolve("export");
        String[] command = {
            "export",
            seed(),
            "--format",
            format,
            "--confidential",
            "--json",
            "--out",
            out.toString()
        };
        JsonNode answer = shell().succeed(command).json();

        assertThat(answer.get("banner").textValue()).isEqualTo(BANNER);
        assertThat(answer.get("protectedAddresses").intValue()).isEqualTo(1);
        for (JsonNode file : answer.get("files")) {
            assertThat(Files.readString(Path.of(file.textValue())).lines().limit(3).toList())
                    .anyMatch(line -> line.contains(BANNER));
        }
        assertThat(shell().run(command).exit()).isEqualTo(2);
        List<byte[]> before = contents(answer);
        String[] forced =
                Stream.concat(Stream.of(command), Stream.of("--force")).toArray(String[]::new);
        shell().succeed(forced);
        assertThat(contents(answer)).usingRecursiveComparison().isEqualTo(before);
    }

    private static List<byte[]> contents(JsonNode answer) throws Exception {
        List<byte[]> contents = new ArrayList<>();
        for (JsonNode file : answer.get("files")) {
            contents.add(Files.readAllBytes(Path.of(file.textValue())));
        }
        return contents;
    }

    @Test
    void theGraphHoldsTheKnownEndsOfTheCase() throws Exception {
        String graph =
                shell().succeed("export", seed(), "--format", "json", "--confidential").out();
        JsonNode edges = new ObjectMapper().readTree(graph).get("edges");

        for (CaseFile.Ending end : story.story().endings()) {
            assertThat(edges)
                    .anyMatch(e ->
                            e.get("reference").asText().equals(end.outpoint())
                                    && e.get("kind").asText().equals("pays")
                                    && e.get("traced").asText().equals(Long.toString(end.fifoSat()))
                                    && !e.get("end").isNull());
        }
    }

    @Test
    void aSelectionIsExportedAndSaysWhichLineIsUnknown(@TempDir Path folder) throws Exception {
        Path list = folder.resolve("list.txt");
        Files.writeString(list, story.exchangeDeposit() + "\n");
        String exported =
                shell().succeed("export", "--selection", list.toString(), "--format", "json").out();
        assertThat(exported).contains(story.exchangeDeposit()).doesNotContain(BANNER);

        Shell.Result both = shell().run("export", "--selection", list.toString(), "--hops", "3");
        assertThat(both.exit()).as("a limit that would be ignored").isEqualTo(2);
        Files.writeString(list, "00".repeat(32) + "\n" + story.exchangeDeposit());
        Shell.Result unknown = shell().run("export", "--selection", list.toString());
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(unknown.err()).contains("transaction " + "00".repeat(32));
        assertThat(unknown.out()).isEmpty();
    }

    @Test
    void aMarkedAddressIsProtectedUntilTheMarkIsTakenBack() throws Exception {
        String address = story.exchangeDeposit();
        Path list = Files.writeString(home.resolve("marked.txt"), address);
        String[] export = {"export", "--selection", list.toString(), "--format", "json"};

        shell().succeed("protect", "add", address, "--why", "asked for by X", "--by", "analyst 7");
        assertThat(shell().run(export).exit()).isEqualTo(2);
        assertThat(shell().succeed("protect", "list").out())
                .contains(address)
                .contains("analyst 7")
                .contains("asked for by X");
        shell().succeed("protect", "remove", address, "--why", "mistaken", "--by", "analyst 8");
        assertThat(shell().run(export).exit()).isZero();
        JsonNode history = shell().succeed("protect", "list", address, "--json").json();
        assertThat(history.get("isProtected").booleanValue()).isFalse();
        assertThat(history.get("statements")).hasSize(2);
        assertThat(shell().run("protect", "remove", address, "--why", "again").exit()).isEqualTo(3);
        JsonNode payer =
                shell().succeed("protect", "list", story.payment().from(), "--json").json();
        assertThat(payer.get("isProtected").booleanValue()).isTrue();
        assertThat(payer.get("rule").asText()).contains(story.payment().to());
    }
}
