package tracer.ingest.corejson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ingest.blockfile.BlockFiles;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.HeightRange;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Sats;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

class CoreJsonFilesTest {
    @TempDir private Path folder;

    @Test
    void readsTheRecordedChainWhole() throws IOException {
        Path work = folder.resolve("work");
        try (CoreJsonFiles source = open(Recorded.allBlocks(), work)) {
            assertThat(source.chain()).isEqualTo(BitcoinChain.REGTEST);
            assertThat(source.available()).containsExactly(new HeightRange(0, 622));
            long transactions = 0;
            long inputs = 0;
            long claims = 0;
            for (int h = 0; h <= 622; h++) {
                ArrivedBlock b = source.blockAt(h);
                assertThat(b.block().header()).isEqualTo(source.headerAt(h));
                transactions += b.block().transactions().size();
                inputs += spends(b).count();
                claims += b.claimed().size();
                assertThat(b.claimed().keySet())
                        .containsExactlyInAnyOrderElementsOf(spends(b).toList());
            }
            assertThat(transactions).isEqualTo(3124);
            assertThat(inputs).isEqualTo(4031);
            assertThat(claims).isEqualTo(4031);
            assertThat(source.headerAt(622).hash())
                    .hasToString(
                            "52a4924d2eafec71131082b342ca7956b1976bcbafbcfa3de57fc5348d9fd703");
            assertThat(source.report().blocks()).isEqualTo(623);
            assertThat(source.report().skipped()).isEmpty();
        }
        assertThat(files(work)).as("the unpacked copy is gone").isEmpty();
    }

    @Test
    void givesTheSameBlocksPlainAndPacked() throws IOException {
        Path plain = folder.resolve("blocks.ndjson");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Recorded.allBlocks()))) {
            Files.copy(in, plain);
        }
        try (CoreJsonFiles a = open(plain);
                CoreJsonFiles b = open(Recorded.allBlocks())) {
            for (int h = 622; h >= 0; h -= 7) {
                assertThat(a.blockAt(h)).isEqualTo(b.blockAt(h));
            }
        }
    }

    /** Two ways out of the node, which share no code but that for one transaction's bytes. */
    @Test
    void givesTheSameBlocksAndClaimsAsTheNodesBlockFiles() {
        Path directory = Recorded.file("bitcoin/core-regtest/blocks");
        try (BlockFiles blockFiles = BlockFiles.open(directory, Progress.SILENT);
                CoreJsonFiles json = open(Recorded.allBlocks())) {
            assertThat(json.available()).isEqualTo(blockFiles.available());
            for (int h = 0; h <= 622; h++) {
                assertThat(json.blockAt(h)).isEqualTo(blockFiles.blockAt(h));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n%s\n%s\n",
                "\n\n %s %s\r\n%s",
                "[%s,%s,%s]",
                "[%s]\n[%s,%s]",
                "{\"result\":%s,\"error\":null,\"id\":1}{\"id\":2,\"result\":%s,\"error\":null}\n%s",
                "[{\"jsonrpc\":\"2.0\",\"result\":%s,\"id\":1},{\"result\":%s},%s]",
                "\ufeff%s\n%s\n%s"
            })
    void takesBlocksHoweverTheyAreStrungTogether(String form) throws IOException {
        Path file =
                write(
                        form.formatted(
                                Recorded.BLOCKS.get(0),
                                Recorded.BLOCKS.get(1),
                                Recorded.BLOCKS.get(2)));
        try (CoreJsonFiles source = open(file)) {
            assertThat(source.available()).containsExactly(new HeightRange(0, 2));
            for (int h = 2; h >= 0; h--) {
                assertThat(source.blockAt(h).block().height()).isEqualTo(h);
            }
        }
    }

    @Test
    void readsOneBlockAlone() throws IOException {
        Path file = write(Recorded.BLOCKS.get(3));
        try (CoreJsonFiles source = regtest(file)) {
            int height = source.available().getFirst().from();
            ArrivedBlock block = source.blockAt(height);
            assertThat(block.claimed()).isNotEmpty();
            assertThat(block.claimed().values()).allMatch(o -> o.value().compareTo(Sats.ZERO) > 0);
        }
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the network cannot be told")
                .hasMessageContaining("--chain");
    }

    @Test
    void sortsBlocksOutOfOrderAndOverSeveralFiles() throws IOException {
        long seed = 42;
        System.out.println("seed " + seed);
        List<String> lines = new ArrayList<>(allLines().subList(0, 120));
        Collections.shuffle(lines, new Random(seed));
        Path one = write("one.json", String.join("\n", lines.subList(0, 50)));
        Path two = write("two.json", "[" + String.join(",", lines.subList(50, 120)) + "]");
        try (CoreJsonFiles mixed =
                        CoreJsonFiles.open(
                                List.of(one, two), Optional.empty(), folder, Progress.SILENT);
                CoreJsonFiles whole = open(Recorded.allBlocks())) {
            assertThat(mixed.available()).containsExactly(new HeightRange(0, 119));
            for (int h = 0; h < 120; h++) {
                assertThat(mixed.blockAt(h)).isEqualTo(whole.blockAt(h));
            }
        }
    }

    @Test
    void saysWhichHeightsItHasWhenSomeAreMissing() throws IOException {
        List<String> lines = new ArrayList<>(allLines().subList(0, 60));
        lines.subList(20, 30).clear();
        try (CoreJsonFiles source = open(write(String.join("\n", lines)))) {
            assertThat(source.available())
                    .containsExactly(new HeightRange(0, 19), new HeightRange(30, 59));
            assertThat(source.blockAt(30).block().height()).isEqualTo(30);
            assertThatThrownBy(() -> source.blockAt(25))
                    .isInstanceOf(DataGap.class)
                    .hasMessageContaining("block 25")
                    .hasMessageContaining("0–19");
        }
    }

    @Test
    void countsABlockThatComesTwice() throws IOException {
        try (CoreJsonFiles source =
                open(
                        write(
                                Recorded.BLOCKS.get(0)
                                        + "\n"
                                        + Recorded.BLOCKS.get(1)
                                        + "\n"
                                        + Recorded.BLOCKS.get(0)))) {
            assertThat(source.available()).containsExactly(new HeightRange(0, 1));
            assertThat(source.report().blocks()).isEqualTo(3);
            assertThat(source.report().skipped())
                    .extracting(SourceReport.Skipped::reason, SourceReport.Skipped::count)
                    .containsExactly(tuple("duplicate", 1L));
        }
    }

    @Test
    void choosesTheBranchWithTheMostWorkNotTheMostBlocks() throws IOException {
        MadeUpBlocks main = MadeUpBlocks.onFirstBlock("main").grow(20);
        MadeUpBlocks hard = main.fork(10, "hard").grow(2, MadeUpBlocks.HARD);
        List<String> lines = new ArrayList<>(main.json());
        lines.addAll(12, hard.json().subList(11, 13));
        try (CoreJsonFiles source = open(write(String.join("\n", lines)))) {
            assertThat(source.available()).containsExactly(new HeightRange(0, 12));
            assertThat(source.blockAt(12).block()).isEqualTo(hard.block(12));
            assertThat(source.report().skipped())
                    .containsExactly(
                            new SourceReport.Skipped(
                                    "stale",
                                    10,
                                    folder.resolve("blocks.json") + ", record 12 (line 12)"));
        }
    }

    @Test
    void choosesTheBranchFoundFirstOfTwoWithEqualWork() throws IOException {
        MadeUpBlocks main = MadeUpBlocks.onFirstBlock("main").grow(5);
        MadeUpBlocks equal = main.fork(3, "equal").grow(2);
        List<String> lines = new ArrayList<>(main.json());
        lines.addAll(0, equal.json().subList(4, 6));
        try (CoreJsonFiles source = open(write(String.join("\n", lines)))) {
            assertThat(source.blockAt(5).block()).isEqualTo(equal.block(5));
        }
    }

    @Test
    void choosesAmongBranchesWhoseCommonParentIsNotThere() throws IOException {
        MadeUpBlocks main = MadeUpBlocks.onFirstBlock("main").grow(9);
        MadeUpBlocks longer = main.fork(3, "longer").grow(7);
        List<String> lines = new ArrayList<>(main.json().subList(4, 10));
        lines.addAll(longer.json().subList(4, 11));
        try (CoreJsonFiles source = regtest(write(String.join("\n", lines)))) {
            assertThat(source.available()).containsExactly(new HeightRange(4, 10));
            assertThat(source.blockAt(4).block()).isEqualTo(longer.block(4));
            assertThat(source.report().skipped())
                    .extracting(SourceReport.Skipped::reason, SourceReport.Skipped::count)
                    .containsExactly(tuple("stale", 6L));
        }
    }

    @Test
    void leavesAsideBlocksThatHangInTheAirBesideTheChain() throws IOException {
        MadeUpBlocks main = MadeUpBlocks.onFirstBlock("main").grow(20);
        MadeUpBlocks other = main.fork(3, "other").grow(5);
        List<String> lines = new ArrayList<>(main.json());
        lines.addAll(other.json().subList(6, 9));
        try (CoreJsonFiles source = open(write(String.join("\n", lines)))) {
            assertThat(source.available()).containsExactly(new HeightRange(0, 20));
            assertThat(source.report().skipped())
                    .extracting(SourceReport.Skipped::reason, SourceReport.Skipped::count)
                    .containsExactly(tuple("not connected", 3L));
        }
    }

    @Test
    void refusesAHeightThatIsNotItsParentsAndOne() throws IOException {
        List<String> lines = MadeUpBlocks.onFirstBlock("main").grow(3).json();
        String moved = lines.get(2).replace("\"height\":2", "\"height\":7");
        assertThatThrownBy(() -> open(write(lines.get(0) + lines.get(1) + moved)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("record 3 (line 1), field height: is 7")
                .hasMessageContaining("record 2 (line 1)) has height 1");
    }

    @Test
    void refusesTheWrongNetwork() throws IOException {
        Path file = write(Recorded.BLOCKS.get(0));
        assertThatThrownBy(() ->
                        CoreJsonFiles.open(
                                List.of(file),
                                Optional.of(BitcoinChain.MAIN),
                                folder,
                                Progress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("bitcoin-regtest")
                .hasMessageContaining("bitcoin was asked for");
        Path later = write("later.json", Recorded.BLOCKS.get(1));
        assertThatThrownBy(() ->
                        CoreJsonFiles.open(
                                List.of(later),
                                Optional.of(BitcoinChain.MAIN),
                                folder,
                                Progress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("never accepts");
    }

    @Test
    void noticesAFileThatChangesUnderIt() throws IOException {
        Path file = write(Recorded.BLOCKS.get(0) + "\n" + Recorded.BLOCKS.get(1));
        try (CoreJsonFiles source = open(file)) {
            Files.writeString(file, Recorded.BLOCKS.get(1) + "\n" + Recorded.BLOCKS.get(0));
            assertThatThrownBy(() -> source.blockAt(0)).isInstanceOf(BadInput.class);
        }
    }

    private static Stream<OutPoint> spends(ArrivedBlock b) {
        return b.block().transactions().stream()
                .flatMap(t -> t.inputs().stream())
                .filter(Input.Spend.class::isInstance)
                .map(i -> ((Input.Spend) i).output());
    }

    private static List<String> allLines() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Recorded.allBlocks()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void refusesAPackedFileThatIsCutOff() throws IOException {
        Path file = folder.resolve("cut.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\n", Recorded.BLOCKS).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        Path work = folder.resolve("work");
        assertThatThrownBy(() -> open(file, work))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cut.gz");
        assertThat(files(work)).isEmpty();
    }

    private Path write(String text) throws IOException {
        return write("blocks.json", text);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CoreJsonFiles open(Path file) {
        return open(file, folder);
    }

    private static CoreJsonFiles open(Path file, Path work) {
        return CoreJsonFiles.open(List.of(file), Optional.empty(), work, Progress.SILENT);
    }

    private CoreJsonFiles regtest(Path file) {
        return CoreJsonFiles.open(
                List.of(file), Optional.of(BitcoinChain.REGTEST), folder, Progress.SILENT);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
