package tracer.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bitcoinj.base.Sha256Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ingest.blockfile.BlockFiles;
import tracer.ingest.demo.BlockFileWriter.Layout;
import tracer.ingest.demo.economy.CaseFacts;
import tracer.job.Progress;
import tracer.ledger.Block;
import tracer.ledger.Bytes;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;

class DemoCaseTest {
    private static final DemoParameters FEW = DemoParameters.of(7, 500).unsignedForBenchmarks();

    @TempDir Path folder;

    @Test
    void equalParametersGiveEqualBytes() throws IOException {
        DemoCase.write(folder, DemoParameters.SMALL, Progress.SILENT);
        assertThat(digests(folder)).isEqualTo(digests(SmallCase.WRITTEN.folder()));
    }

    @Test
    void anotherSeedGivesAnotherChain() throws IOException {
        DemoCase.write(folder.resolve("a"), FEW, Progress.SILENT);
        DemoCase.write(
                folder.resolve("b"),
                DemoParameters.of(8, 500).unsignedForBenchmarks(),
                Progress.SILENT);
        assertThat(digests(folder.resolve("a")).get("blocks/blk00000.dat"))
                .isNotEqualTo(digests(folder.resolve("b")).get("blocks/blk00000.dat"));
    }

    /** Pinned, so that no order of hashing or other accident of a machine slips in. */
    @Test
    void theDefaultCaseIsTheSameEverywhere() {
        assertThat(SmallCase.WRITTEN.facts().seed())
                .hasToString("889d00a9bb3fdea18c65a3b2bf5b4bbaaba0eaf92f06532cfade7e4688c1dda9:0");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, -1, Long.MAX_VALUE})
    void theStoryComesAboutWithAnySeed(long seed) {
        DemoParameters any = DemoParameters.of(seed, 500).unsignedForBenchmarks();
        CaseFacts facts = DemoCase.write(folder, any, Progress.SILENT).facts();
        assertThat(facts.path()).hasSize(13).doesNotHaveDuplicates();
        assertThat(facts.endings()).hasSize(11);
    }

    @Test
    void readerKeepsEveryBlock() {
        DemoCase.Written written = SmallCase.WRITTEN;
        try (BlockFiles files =
                BlockFiles.open(written.folder().resolve(DemoCase.BLOCKS), Progress.SILENT)) {
            assertThat(files.available()).containsExactly(new HeightRange(0, written.blocks() - 1));
            assertThat(files.report().skipped()).isEmpty();
            assertThat(files.report().notes()).isEmpty();
            assertThat(files.report().blocks()).isEqualTo(written.blocks());
        }
        assertThat(SmallCase.BLOCKS.stream().mapToLong(b -> b.transactions().size() - 1).sum())
                .isEqualTo(written.transactions());
    }

    @Test
    void theBlocksAreTheSameInManyObfuscatedFiles() {
        DemoCase.write(folder.resolve("one"), FEW, Progress.SILENT);
        Layout layout =
                FEW.layout()
                        .withKey(Bytes.ofHex("1122334455667788"))
                        .withMostBytes(50_000)
                        .withChunk(1 << 16);
        DemoCase.Written written =
                DemoCase.write(folder.resolve("many"), FEW.withLayout(layout), Progress.SILENT);
        assertThat(written.files()).isGreaterThan(3);
        assertThat(SmallCase.blocks(folder.resolve("many/blocks")))
                .isEqualTo(SmallCase.blocks(folder.resolve("one/blocks")));
    }

    @Test
    void anEarlierDemonstrationIsReplacedWhole() throws IOException {
        Layout small = FEW.layout().withMostBytes(50_000);
        DemoCase.write(folder, FEW.withLayout(small), Progress.SILENT);
        DemoCase.write(folder, FEW, Progress.SILENT);
        assertThat(digests(folder).keySet())
                .containsExactly(
                        "README.txt",
                        "blocks/blk00000.dat",
                        "case.json",
                        "evm/blocks.jsonl",
                        "evm/receipts.jsonl",
                        "evm/traces.jsonl",
                        "labels.csv",
                        "truth.json");
    }

    @Test
    void aFolderWithOtherFilesIsLeftAlone() throws IOException {
        Path blocks = Files.createDirectory(folder.resolve("blocks"));
        Path precious = Files.writeString(blocks.resolve("blk00000.dat"), "somebody's chain");
        assertThatThrownBy(() -> DemoCase.write(folder, FEW, Progress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("give the demonstration a folder of its own");
        assertThat(precious).hasContent("somebody's chain");
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DemoCase.write(file.resolve("demo"), FEW, Progress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void sizesWithoutRoomForTheCaseAreRefused() {
        assertThatThrownBy(() -> DemoParameters.of(1, 499))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("500 to 10,000,000");
    }

    @Test
    void theCaseReadsBack() {
        CaseFile read = CaseFile.read(SmallCase.WRITTEN.folder().resolve(DemoCase.CASE));
        assertThat(read)
                .isEqualTo(CaseFile.of(SmallCase.WRITTEN.facts(), SmallCase.WRITTEN.swap()));
        assertThat(read.story().path()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(read.story().endings().stream().mapToLong(CaseFile.Ending::fifoSat).sum())
                .isEqualTo(read.payment().valueSat());
    }

    @Test
    void whatIsNoCaseIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("case.json"), "[1]");
        assertThatThrownBy(() -> CaseFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(file.toString());
    }

    /** Placeholders change keys and signatures, not who pays whom. */
    @Test
    void unsignedChainTellsTheSameStory() {
        DemoParameters unsigned = DemoParameters.SMALL.unsignedForBenchmarks();
        DemoCase.Written written = DemoCase.write(folder, unsigned, Progress.SILENT);
        List<Block> blocks = SmallCase.blocks(folder.resolve(DemoCase.BLOCKS));
        assertThat(blocks.stream().map(b -> b.transactions().size()))
                .isEqualTo(SmallCase.BLOCKS.stream().map(b -> b.transactions().size()).toList());
        assertThat(written.facts().endings().stream().map(e -> e.holder()))
                .isEqualTo(
                        SmallCase.WRITTEN.facts().endings().stream().map(e -> e.holder()).toList());
    }

    private static SortedMap<String, String> digests(Path root) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(
                        root.relativize(file).toString(),
                        HexFormat.of().formatHex(Sha256Hash.hash(Files.readAllBytes(file))));
            }
        }
        return digests;
    }
}
