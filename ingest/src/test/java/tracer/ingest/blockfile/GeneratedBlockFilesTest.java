package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.bitcoin.TransactionFormat;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.Bytes;
import tracer.ledger.HeightRange;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;
import tracer.ledger.SourceReport;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/** Which blocks of generated files are given, at which heights; all held against bitcoinj. */
class GeneratedBlockFilesTest {
    @TempDir Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void putsThreeFilesOutOfOrderIntoOrder(long seed) {
        List<MinedBlock> chain = MinedBlock.chain(40);
        List<MinedBlock> shuffled = new ArrayList<>(chain);
        Collections.shuffle(shuffled, new Random(seed));
        BlockFileWriter writer = BlockFileWriter.plain(dir);
        writer.file(0, shuffled.subList(0, 10));
        writer.file(1, shuffled.subList(10, 30));
        writer.file(7, shuffled.subList(30, 41));

        assertGives(chain);
    }

    @Test
    void followsTheBranchOfMoreWorkAndCountsTheOther() {
        List<MinedBlock> trunk = MinedBlock.chain(10);
        List<MinedBlock> longer = new ArrayList<>();
        List<MinedBlock> harder = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            longer.add((i == 0 ? trunk : longer).getLast().child(MinedBlock.EASY, "longer"));
        }
        for (int i = 0; i < 2; i++) {
            harder.add((i == 0 ? trunk : harder).getLast().child(MinedBlock.HARD, "harder"));
        }
        BlockFileWriter.plain(dir).file(0, concat(List.of(trunk, longer, harder)));

        SourceReport report = assertGives(concat(List.of(trunk, harder)));

        assertThat(report.blocks()).isEqualTo(19);
        assertThat(report.skipped())
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.reason()).isEqualTo("stale");
                    assertThat(s.count()).isEqualTo(6);
                    assertThat(s.example())
                            .contains(longer.getFirst().header().hash().toString())
                            .contains("blk00000.dat, offset");
                });
    }

    @Test
    void betweenEqualsTheTipMetFirstWins() {
        List<MinedBlock> trunk = MinedBlock.chain(3);
        MinedBlock first = trunk.getLast().child(MinedBlock.EASY, "first");
        MinedBlock second = trunk.getLast().child(MinedBlock.EASY, "second");
        BlockFileWriter writer = BlockFileWriter.plain(dir);
        writer.file(0, concat(List.of(trunk, List.of(second))));
        writer.file(1, List.of(first));

        assertGives(concat(List.of(trunk, List.of(second))));
    }

    @Test
    void readsEveryScriptClassWitnessesRepeatedScriptsAndWideTransactions() {
        List<MinedBlock> chain = new ArrayList<>(MinedBlock.chain(3));
        OutPoint coin = chain.get(1).transactions().getFirst().outPoint(0);
        Transaction classes = pay(2, List.of(coin), everyScriptClass());
        List<OutPoint> two = List.of(classes.outPoint(0), classes.outPoint(1));
        Transaction wide =
                pay(3, two, Collections.nCopies(2_000, new Output(Sats.of(1), MinedBlock.ANYONE)));
        chain.add(chain.getLast().child(MinedBlock.EASY, "", classes, wide));
        BlockFileWriter.plain(dir).file(0, chain);

        assertGives(chain);
        assertThat(classes.outputs())
                .extracting(o -> o.script().type())
                .contains(ScriptType.values());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void liftsEveryKindOfKey(byte[] key) {
        List<MinedBlock> chain = MinedBlock.chain(20);
        BlockFileWriter writer = new BlockFileWriter(dir, BitcoinChain.REGTEST, key);
        writer.file(0, writer.records(chain.subList(0, 11)), 0);
        writer.file(1, writer.records(chain.subList(11, 21)), 4096);

        assertGives(chain);
    }

    static Stream<byte[]> keys() {
        return Stream.of(
                BlockFileWriter.NO_KEY,
                new byte[8],
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8},
                // turns the magic into zeros
                new byte[] {(byte) 0xfa, (byte) 0xbf, (byte) 0xb5, (byte) 0xda, 0, 0, 0, 1});
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9})
    void refusesAKeyOfAnotherLength(int length) {
        BlockFileWriter.plain(dir).file(0, MinedBlock.chain(1));
        BlockFileWriter.write(dir.resolve("xor.dat"), new byte[length]);

        assertThatThrownBy(this::open)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("xor.dat has %d bytes".formatted(length));
    }

    @Test
    void aMissingKeyIsSuspectedWhereTheMagicIsUnknown() {
        BlockFileWriter.plain(dir).file(0, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 0);

        assertThatThrownBy(this::open)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("blk00000.dat, offset 0: begins with 01020304")
                .hasMessageContaining("xor.dat");
    }

    @Test
    void givesTheTwiceOccurringCoinbaseTwice() {
        Transaction coinbase = MinedBlock.coinbase(1, "again");
        MinedBlock first = MinedBlock.genesis().childWith(coinbase, MinedBlock.EASY);
        MinedBlock second = first.childWith(coinbase, MinedBlock.EASY);
        List<MinedBlock> chain = List.of(MinedBlock.genesis(), first, second);
        BlockFileWriter.plain(dir).file(0, chain);

        assertGives(chain);
    }

    @Test
    void aRecordMetTwiceIsCountedOnce() {
        List<MinedBlock> chain = MinedBlock.chain(5);
        BlockFileWriter writer = BlockFileWriter.plain(dir);
        writer.file(0, chain);
        writer.file(1, chain.subList(4, 6));

        SourceReport report = assertGives(chain);

        assertThat(report.skipped())
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).isEqualTo("duplicate"))
                .satisfies(s -> assertThat(s.count()).isEqualTo(2))
                .satisfies(s -> assertThat(s.example()).contains("blk00001.dat, offset 8"));
    }

    @Test
    void filesOfAPrunedNodeBeginAtTheHeightThatCoinbasesState() {
        List<MinedBlock> chain = MinedBlock.chain(200);
        BlockFileWriter.plain(dir).file(12, chain.subList(150, 201));

        SourceReport report = assertGives(chain.subList(150, 201));

        assertThat(report.notes())
                .singleElement()
                .asString()
                .contains("begin at height 150", chain.get(149).header().hash().toString());
    }

    @Test
    void aStatedHeightThatContradictsTheCountIsRefused() {
        List<MinedBlock> chain = new ArrayList<>(MinedBlock.chain(20));
        chain.add(chain.getLast().childWith(MinedBlock.coinbase(99, "wrong"), MinedBlock.EASY));
        BlockFileWriter.plain(dir).file(0, chain.subList(10, 22));

        try (BlockFiles files = open()) {
            assertThatThrownBy(() -> files.blockAt(21))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("states height 99")
                    .hasMessageContaining("it is 21");
        }
    }

    @Test
    void filesThatBeginNowhereAreRefused() {
        MinedBlock lost = MinedBlock.genesis().child(MinedBlock.EASY, "");
        Transaction silent =
                TransactionFormat.of(
                        2,
                        0,
                        List.of(new Input.Coinbase(Bytes.ofHex("ffff"), 0)),
                        List.of(new Output(Sats.ZERO, MinedBlock.ANYONE)));
        BlockFileWriter.plain(dir).file(0, List.of(lost.childWith(silent, MinedBlock.EASY)));

        assertThatThrownBy(this::open)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(lost.header().hash().toString())
                .hasMessageContaining("states no height");
    }

    @Test
    void behindAGapTheBestConnectedChainIsTakenAndTheRestCounted() {
        List<MinedBlock> chain = MinedBlock.chain(30);
        BlockFileWriter writer = BlockFileWriter.plain(dir);
        writer.file(0, chain.subList(0, 20));
        writer.file(1, chain.subList(21, 31));

        SourceReport report = assertGives(chain.subList(0, 20));

        assertThat(report.skipped())
                .singleElement()
                .satisfies(s -> assertThat(s.reason()).isEqualTo("not connected"))
                .satisfies(s -> assertThat(s.count()).isEqualTo(10))
                .satisfies(s ->
                        assertThat(s.example()).contains(chain.get(21).header().hash().toString()));
    }

    @Test
    void heightsThatAreNotThereAreAGap() {
        BlockFileWriter.plain(dir).file(0, MinedBlock.chain(5));
        try (BlockFiles files = open()) {
            assertThatThrownBy(() -> files.blockAt(6))
                    .isInstanceOf(DataGap.class)
                    .hasMessageContaining("0–5");
            assertThatThrownBy(() -> files.headerAt(-1)).isInstanceOf(DataGap.class);
        }
    }

    @Test
    void aFileAloneIsReadWithTheKeyBesideIt() {
        List<MinedBlock> chain = MinedBlock.chain(8);
        byte[] key = {8, 7, 6, 5, 4, 3, 2, 1};
        Path file = new BlockFileWriter(dir, BitcoinChain.REGTEST, key).file(3, chain);
        try (BlockFiles files = BlockFiles.open(file, BitcoinChain.REGTEST, Progress.SILENT)) {
            assertThat(files.available()).containsExactly(new HeightRange(0, 8));
        }
        assertThatThrownBy(() -> BlockFiles.open(file, BitcoinChain.MAIN, Progress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("bitcoin-regtest, not of bitcoin");
    }

    @Test
    void aDirectoryWithoutBlockFilesSaysWhereToLook() {
        dir.resolve("blocks").toFile().mkdir();
        assertThatThrownBy(this::open)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("try " + dir.resolve("blocks"));
        BlockFileWriter.plain(dir).file(0, new byte[0], 100);
        assertThatThrownBy(this::open)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("every block file is empty");
    }

    private BlockFiles open() {
        return BlockFiles.open(dir, Progress.SILENT);
    }

    /** The files give exactly these blocks, in both directions, and bitcoinj agrees. */
    private SourceReport assertGives(List<MinedBlock> expected) {
        try (BlockFiles files = open()) {
            int first = expected.getFirst().height();
            assertThat(files.available())
                    .containsExactly(new HeightRange(first, first + expected.size() - 1));
            for (MinedBlock e : expected) {
                assertGives(files, e);
            }
            for (MinedBlock e : expected.reversed()) {
                assertGives(files, e);
            }
            SourceReport report = files.report();
            return new SourceReport(
                    report.bytes(),
                    report.blocks(),
                    report.skipped(),
                    report.notes().stream().filter(n -> !n.contains("rev*.dat")).toList());
        }
    }

    private static void assertGives(BlockFiles files, MinedBlock expected) {
        Block block = files.blockAt(expected.height()).block();
        assertThat(block)
                .isEqualTo(
                        new Block(expected.height(), expected.header(), expected.transactions()));
        assertThat(files.headerAt(expected.height())).isEqualTo(expected.header());
        BitcoinjComparison.assertSame(block, expected.bytes(), BitcoinChain.REGTEST);
    }

    private static Transaction pay(int version, List<OutPoint> spent, List<Output> outputs) {
        return TransactionFormat.of(
                version,
                0,
                spent.stream()
                        .map(o -> (Input) new Input.Spend(o, Bytes.EMPTY, Input.FINAL_SEQUENCE))
                        .toList(),
                outputs);
    }

    private static List<Output> everyScriptClass() {
        String key = "21" + "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
        String longKey =
                "41"
                        + "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                        + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";
        return Stream.of(
                        key + "ac",
                        longKey + "ac",
                        "76a914" + "11".repeat(20) + "88ac",
                        "a914" + "22".repeat(20) + "87",
                        "51" + key + longKey + "52ae",
                        "0014" + "33".repeat(20),
                        "0020" + "44".repeat(32),
                        "5120" + "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
                        "51024e73",
                        "6a0568656c6c6f",
                        "",
                        "51")
                .flatMap(hex -> IntStream.range(0, 2).mapToObj(i -> Script.ofHex(hex)))
                .map(s -> new Output(Sats.of(1_000), s))
                .toList();
    }

    private static List<MinedBlock> concat(List<List<MinedBlock>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
