package tracer.ingest.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tracer.digest.LedgerDigest;
import tracer.ingest.corejson.CoreJsonFiles;
import tracer.ingest.corejson.Recorded;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockSource;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerChange;
import tracer.ledger.LedgerSink;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;
import tracer.memory.MemoryLedger;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.StoreDown;

class IngestionTest {
    private final MemoryLedger store = new MemoryLedger(BitcoinChain.REGTEST, t -> List.of());
    private final List<LedgerChange> changes = new ArrayList<>();
    private final LedgerSink sink =
            change -> {
                store.apply(change);
                changes.add(change);
            };

    @Test
    void storesTheRecordedChainAndCounts() {
        IngestionResult result;
        try (BlockSource source = recorded()) {
            result = ingest(source, Asked.ALL);
        }
        assertThat(result.stored()).isEqualTo(new IngestionResult.Counts(623, 3124, 4031, 4031));
        assertThat(result.isComplete()).isTrue();
        assertThat(result.alreadyStored()).isZero();
        assertThat(result.forks()).isEmpty();
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 622));
    }

    @Test
    void endsInTheSameStoreWhateverTheOrderOfRanges() {
        try (BlockSource source = recorded()) {
            ingest(source, Asked.from(300));
            IngestionResult rest = ingest(source, Asked.ALL);
            assertThat(rest.stored().blocks()).isEqualTo(300);
            assertThat(rest.alreadyStored()).isEqualTo(323);
            assertThat(LedgerDigest.of(store, store, Progress.SILENT)).isEqualTo(inOneGo(source));
        }
    }

    @Test
    void goesOnWhereItWasStopped() {
        long seed = 623;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (BlockSource source = recorded()) {
            OptionalInt resume = OptionalInt.of(0);
            int runs = 0;
            while (resume.isPresent()) {
                int from = resume.getAsInt();
                AtomicInteger left = new AtomicInteger(random.nextInt(3) + 1);
                IngestionResult result =
                        ingest(source, Asked.ALL, () -> left.getAndDecrement() == 0);
                resume = result.resumeFrom();
                runs++;
                assertThat(result.alreadyStored()).isEqualTo(from);
                assertThat(store.coverage().blockCount())
                        .isEqualTo(from + result.stored().blocks());
            }
            assertThat(runs).isGreaterThan(3);
            assertThat(LedgerDigest.of(store, store, Progress.SILENT)).isEqualTo(inOneGo(source));
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        Branch main = Branch.ofLength(50);
        ingest(BranchSource.of(main), Asked.ALL);
        changes.clear();

        IngestionResult again = ingest(BranchSource.of(main), Asked.ALL);

        assertThat(changes).isEmpty();
        assertThat(again.stored()).isEqualTo(IngestionResult.Counts.NOTHING);
        assertThat(again.alreadyStored()).isEqualTo(50);
        assertThat(again.source().blocks()).as("blocks read").isZero();
    }

    @Test
    void storesOnlyTheHeightsAskedFor() {
        Branch main = Branch.ofLength(50);
        IngestionResult result = ingest(BranchSource.of(main), Asked.between(10, 19));
        assertThat(result.stored().blocks()).isEqualTo(10);
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(10, 19));
        ingest(BranchSource.of(main), Asked.upTo(5));
        assertThat(store.coverage().ranges())
                .containsExactly(new HeightRange(0, 5), new HeightRange(10, 19));
    }

    @Test
    void takesSeveralSmallBlocksOrOneBigOneInAPortion() {
        Branch main = Branch.ofLength(1_500);
        main.mine(Branch.EASY, transactions(3_000));
        main.grow(3, Branch.EASY);

        ingest(BranchSource.of(main), Asked.ALL);

        assertThat(changes).extracting(c -> c.connect().size()).containsExactly(1_000, 500, 1, 3);
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 1_503));
    }

    @Test
    void storesWhatLiesBelowAGapAndNamesTheGap() {
        Branch main = Branch.ofLength(60);
        BranchSource gappy = BranchSource.of(main, new HeightRange(0, 9), new HeightRange(20, 59));

        assertThatThrownBy(() -> ingest(gappy, Asked.ALL))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("lacks blocks 10–19")
                .hasMessageContaining("10 blocks below were stored")
                .hasMessageContaining("--to 9");
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 9));

        ingest(BranchSource.of(main, new HeightRange(10, 19)), Asked.ALL);
        ingest(gappy, Asked.ALL);
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 59));
    }

    @Test
    void saysWhichAskedHeightsTheSourceDoesNotReach() {
        BranchSource short10 = BranchSource.of(Branch.ofLength(10));
        assertThatThrownBy(() -> ingest(short10, Asked.upTo(12)))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("10–12");
        assertThat(store.coverage().blockCount()).isEqualTo(10);
        assertThatThrownBy(() -> ingest(short10, Asked.from(10)))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("the source has blocks 0–9, none of those asked for");
    }

    @Test
    void keepsWhatIsBelowACorruptBlock() {
        Branch main = Branch.ofLength(3_000);
        assertThatThrownBy(() -> ingest(BranchSource.of(main).corruptAt(2_500), Asked.ALL))
                .isInstanceOf(BadInput.class)
                .hasMessage("block 2500 is corrupt");
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 1_999));
        ingest(BranchSource.of(main), Asked.ALL);
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 2_999));
    }

    @Test
    void handsOnTheStoresFailure() {
        Branch main = Branch.ofLength(3_000);
        LedgerSink failing =
                change -> {
                    if (!changes.isEmpty()) {
                        throw new StoreDown("disk full");
                    }
                    sink.apply(change);
                };
        Ingestion ingestion = new Ingestion(store, failing, Progress.SILENT, Cancellation.NEVER);
        assertThatThrownBy(() -> ingestion.run(BranchSource.of(main), Asked.ALL))
                .isInstanceOf(StoreDown.class)
                .hasMessage("disk full");
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 999));
    }

    @Test
    void reportsProgressInBlocks() {
        List<String> said = new ArrayList<>();
        Progress progress =
                new Progress() {
                    @Override
                    public void begin(String task, String unit, long total) {
                        said.add(task + " " + total + " " + unit);
                    }

                    @Override
                    public void advance(long units) {
                        said.add("+" + units);
                    }

                    @Override
                    public void end() {
                        said.add("end");
                    }
                };
        new Ingestion(store, sink, progress, Cancellation.NEVER)
                .run(BranchSource.of(Branch.ofLength(1_200)), Asked.ALL);
        assertThat(said).containsExactly("storing blocks 1200 blocks", "+1000", "+200", "end");
    }

    @Test
    void refusesAStoreOfAnotherNetwork() {
        MemoryLedger main = new MemoryLedger(BitcoinChain.MAIN, t -> List.of());
        Ingestion ingestion = new Ingestion(main, main, Progress.SILENT, Cancellation.NEVER);
        assertThatThrownBy(() -> ingestion.run(BranchSource.of(Branch.ofLength(1)), Asked.ALL))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("bitcoin-regtest")
                .hasMessageContaining("another data folder");
    }

    private static List<Transaction> transactions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        TransactionFixture.spending(
                                        TransactionFixture.coinbase("unseen " + i)
                                                .pay("somebody", 10)
                                                .build(),
                                        0)
                                .pay("payee", 9)
                                .build())
                .toList();
    }

    private static Object inOneGo(BlockSource source) {
        MemoryLedger other = new MemoryLedger(BitcoinChain.REGTEST, t -> List.of());
        new Ingestion(other, other, Progress.SILENT, Cancellation.NEVER).run(source, Asked.ALL);
        return LedgerDigest.of(other, other, Progress.SILENT);
    }

    private static BlockSource recorded() {
        return CoreJsonFiles.open(
                List.of(Recorded.allBlocks()),
                Optional.empty(),
                java.nio.file.Path.of(System.getProperty("java.io.tmpdir")),
                Progress.SILENT);
    }

    private IngestionResult ingest(BlockSource source, Asked asked) {
        return ingest(source, asked, Cancellation.NEVER);
    }

    private IngestionResult ingest(BlockSource source, Asked asked, Cancellation cancellation) {
        return new Ingestion(store, sink, Progress.SILENT, cancellation).run(source, asked);
    }

    @Test
    void readsEachNewBlockOnce() {
        Branch main = Branch.ofLength(30);
        IngestionResult result = ingest(BranchSource.of(main), Asked.ALL);
        assertThat(result.source().blocks()).isEqualTo(30);
        assertThat(store.blocks(0, 100))
                .extracting(b -> b.header().hash())
                .containsExactlyElementsOf(main.blocks().stream().map(Block::hash).toList());
    }
}
