package tracer.ingest.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.digest.LedgerDigest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerChange;
import tracer.memory.MemoryLedger;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/** What happens where the store and the source hold different blocks at one height. */
class ForkTest {
    private final MemoryLedger store = new MemoryLedger(BitcoinChain.REGTEST, t -> List.of());
    private final List<LedgerChange> changes = new ArrayList<>();
    private final Branch main = Branch.ofLength(100);

    @Test
    void replacesABranchByOneWithMoreWorkInOneChange() {
        Branch longer = main.fork(89, "longer", 20, Branch.EASY);
        ingest(BranchSource.of(main), Asked.ALL);
        changes.clear();

        IngestionResult result = ingest(BranchSource.of(longer), Asked.ALL);

        assertThat(hashes()).isEqualTo(hashes(longer));
        assertThat(result.replacedBlocks()).isEqualTo(10);
        assertThat(result.forks()).hasSize(1);
        assertThat(result.forks().getFirst().height()).isEqualTo(89);
        assertThat(result.forks().getFirst().isSourceStronger()).isTrue();
        LedgerChange first = changes.getFirst();
        assertThat(first.disconnect())
                .containsExactlyElementsOf(hashes(main).subList(90, 100).reversed());
        assertThat(first.connect()).as("enough to have more work").hasSize(11);
        assertThat(changes.subList(1, changes.size()))
                .allSatisfy(c -> assertThat(c.disconnect()).isEmpty());
        assertThat(result.stored().blocks()).isEqualTo(20);
        assertThat(result.alreadyStored()).isEqualTo(90);
    }

    @Test
    void equalsAStoreThatNeverSawTheLosingBranch() {
        Branch longer = main.fork(89, "longer", 20, Branch.EASY);
        ingest(BranchSource.of(main), Asked.ALL);
        ingest(BranchSource.of(longer), Asked.ALL);
        MemoryLedger never = new MemoryLedger(BitcoinChain.REGTEST, t -> List.of());
        new Ingestion(never, never, Progress.SILENT, Cancellation.NEVER)
                .run(BranchSource.of(longer), Asked.ALL);
        assertThat(LedgerDigest.of(store, store, Progress.SILENT))
                .isEqualTo(LedgerDigest.of(never, never, Progress.SILENT));
        assertThat(store.orphans()).hasSize(10);
    }

    @Test
    void keepsTheStoredBranchAgainstMoreBlocksWithLessWork() {
        Branch hard = main.fork(49, "hard", 3, Branch.HARD);
        ingest(BranchSource.of(hard), Asked.ALL);
        changes.clear();

        IngestionResult result = ingest(BranchSource.of(main), Asked.ALL);

        assertThat(hashes()).isEqualTo(hashes(hard));
        assertThat(changes).isEmpty();
        assertThat(result.replacedBlocks()).isZero();
        assertThat(result.alreadyStored()).isEqualTo(50);
        Fork fork = result.forks().getFirst();
        assertThat(fork.height()).isEqualTo(49);
        assertThat(fork.isSourceStronger()).isFalse();
        assertThat(fork.storedBlocks()).isEqualTo(3);
        assertThat(fork.sourceBlocks()).isEqualTo(50);
    }

    @Test
    void takesFewerBlocksWithMoreWork() {
        Branch hard = main.fork(49, "hard", 3, Branch.HARD);
        ingest(BranchSource.of(main), Asked.ALL);

        IngestionResult result = ingest(BranchSource.of(hard), Asked.ALL);

        assertThat(hashes()).isEqualTo(hashes(hard));
        assertThat(result.replacedBlocks()).isEqualTo(50);
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 52));
    }

    @Test
    void keepsTheStoredBranchAgainstOneWithEqualWork() {
        Branch equal = main.fork(89, "equal", 10, Branch.EASY);
        ingest(BranchSource.of(main), Asked.ALL);
        assertThat(ingest(BranchSource.of(equal), Asked.ALL).replacedBlocks()).isZero();
        assertThat(hashes()).isEqualTo(hashes(main));
    }

    @Test
    void countsOnlyTheWorkOfAskedHeights() {
        Branch longer = main.fork(89, "longer", 20, Branch.EASY);
        ingest(BranchSource.of(main), Asked.ALL);
        assertThat(ingest(BranchSource.of(longer), Asked.upTo(99)).replacedBlocks()).isZero();
        assertThat(hashes()).isEqualTo(hashes(main));
        assertThat(ingest(BranchSource.of(longer), Asked.upTo(100)).replacedBlocks()).isEqualTo(10);
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(0, 100));
    }

    @Test
    void doesNotLookAtForksAboveTheHeightsAskedFor() {
        Branch longer = main.fork(89, "longer", 20, Branch.EASY);
        ingest(BranchSource.of(main), Asked.ALL);
        IngestionResult result = ingest(BranchSource.of(longer), Asked.upTo(80));
        assertThat(result.forks()).isEmpty();
        assertThat(result.alreadyStored()).isEqualTo(81);
    }

    @Test
    void replacesStoredBlocksBelowTheHeightsAskedForToo() {
        Branch longer = main.fork(89, "longer", 40, Branch.EASY);
        ingest(BranchSource.of(main), Asked.ALL);
        ingest(BranchSource.of(longer), Asked.from(120));
        assertThat(store.coverage().ranges())
                .containsExactly(new HeightRange(0, 100), new HeightRange(120, 129));
        assertThat(store.header(100).orElseThrow().header().hash())
                .isEqualTo(longer.at(100).hash());
    }

    @Test
    void findsTheForkWhereverItIs() {
        long seed = 11;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            MemoryLedger other = new MemoryLedger(BitcoinChain.REGTEST, t -> List.of());
            Ingestion ingestion = new Ingestion(other, other, Progress.SILENT, Cancellation.NEVER);
            int fork = random.nextInt(99);
            int from = random.nextInt(fork + 1);
            int length = 1 + random.nextInt(120);
            Branch branch = main.fork(fork, "branch " + i, length, Branch.EASY);
            ingestion.run(BranchSource.of(main), Asked.from(from));
            IngestionResult result = ingestion.run(BranchSource.of(branch), Asked.from(from));
            boolean wins = length > 99 - fork;
            assertThat(result.forks().getFirst().height()).isEqualTo(fork);
            assertThat(result.replacedBlocks()).isEqualTo(wins ? 99 - fork : 0);
            assertThat(other.coverage().tip().orElseThrow().hash())
                    .isEqualTo(wins ? branch.at(branch.tip()).hash() : main.at(99).hash());
            assertThat(other.coverage().ranges()).hasSize(1);
        }
    }

    @Test
    void seesAForkJustBelowTheLowestStoredBlock() {
        Branch longer = main.fork(59, "longer", 60, Branch.EASY);
        ingest(BranchSource.of(main), Asked.from(60));
        IngestionResult result = ingest(BranchSource.of(longer), Asked.from(60));
        assertThat(result.forks().getFirst().height()).isEqualTo(59);
        assertThat(result.replacedBlocks()).isEqualTo(40);
        assertThat(store.coverage().ranges()).containsExactly(new HeightRange(60, 119));
    }

    @Test
    void refusesBranchesWhoseForkCannotBeSeen() {
        Branch other = main.fork(39, "other", 100, Branch.EASY);
        ingest(BranchSource.of(main), Asked.from(60));
        assertThatThrownBy(() -> ingest(BranchSource.of(other), Asked.ALL))
                .as("the stored blocks begin above the fork")
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("block 60")
                .hasMessageContaining("different branches");
        assertThat(hashes()).isEqualTo(hashes(main).subList(60, 100));
    }

    @Test
    void refusesAPieceThatIsNotLinkedToItsStoredNeighbour() {
        Branch other = main.fork(39, "other", 100, Branch.EASY);
        ingest(BranchSource.of(main), Asked.ALL);
        assertThatThrownBy(
                        () -> ingest(BranchSource.of(other, new HeightRange(100, 120)), Asked.ALL))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("block 100")
                .hasMessageContaining("stored block 99")
                .hasMessageContaining("below it too");

        MemoryLedger upper = new MemoryLedger(BitcoinChain.REGTEST, t -> List.of());
        Ingestion ingestion = new Ingestion(upper, upper, Progress.SILENT, Cancellation.NEVER);
        ingestion.run(BranchSource.of(main), Asked.from(60));
        assertThatThrownBy(() ->
                        ingestion.run(BranchSource.of(other, new HeightRange(0, 59)), Asked.ALL))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("block 59")
                .hasMessageContaining("stored block 60")
                .hasMessageContaining("above it too");
    }

    @Test
    void refusesToCompareBranchesWithAStoredGapAboveTheFork() {
        Branch other = main.fork(39, "other", 100, Branch.EASY);
        ingest(BranchSource.of(main), Asked.upTo(50));
        ingest(BranchSource.of(main), Asked.from(60));
        assertThatThrownBy(() -> ingest(BranchSource.of(other), Asked.ALL))
                .isInstanceOf(DataGap.class);
        assertThat(store.coverage().blockCount()).isEqualTo(91);
    }

    @Test
    void refusesAnotherFirstBlock() {
        Branch foreign = Branch.ofLength(0).mine(Branch.HARD, List.of());
        ingest(BranchSource.of(main), Asked.ALL);
        assertThatThrownBy(() -> ingest(BranchSource.of(foreign), Asked.ALL))
                .isInstanceOfAny(BadInput.class, DataGap.class)
                .hasMessageContaining("block 0");
    }

    private List<BlockHash> hashes() {
        return store.blocks(0, 1_000).stream().map(b -> b.header().hash()).toList();
    }

    private static List<BlockHash> hashes(Branch branch) {
        return branch.blocks().stream().map(b -> b.hash()).toList();
    }

    private IngestionResult ingest(BranchSource source, Asked asked) {
        return new Ingestion(
                        store,
                        change -> {
                            store.apply(change);
                            changes.add(change);
                        },
                        Progress.SILENT,
                        Cancellation.NEVER)
                .run(source, asked);
    }
}
