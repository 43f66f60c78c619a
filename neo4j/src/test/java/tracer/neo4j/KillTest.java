package tracer.neo4j;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.ChainFixture.connect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import tracer.Seed;
import tracer.digest.LedgerDigest;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.entity.EntityStore;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.Hash32;
import tracer.ledger.LedgerSource;
import tracer.memory.MemoryLedger;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.EmbeddedStore;
import tracer.neo4j.server.StoreMemory;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreSettings;
import tracer.problem.StoreDown;

/** Nothing is lost or doubled by {@code kill -9}, of the process that writes or of the store. */
class KillTest {
    private static final int WRITER_KILLS = 10;
    private static final int STORE_KILLS = 10;

    private final List<Block> blocks = KilledWriter.chain().blocks();

    @Test
    void endsInTheSameDigestWhereverTheWriterWasKilled() throws Exception {
        long seed = Seed.of("writer killed at moments");
        Random random = new Random(seed);
        GraphStore store = EmptyStore.open(BitcoinChain.REGTEST, new CoSpend());
        int from = 2;
        for (int kill = 0; kill < WRITER_KILLS; kill++) {
            int height = from + random.nextInt(4);
            if (kill % 2 == 0) {
                killWriter(height, "inside " + height, Duration.ZERO);
                assertThat(store.ledger().coverage().contains(height)).isFalse();
                assertThat(store.ledger().blocks(height, 1)).isEmpty();
            } else {
                killWriter(-1, "apply " + height, Duration.ofMillis(random.nextInt(60)));
            }
            requireWholeBlocks(store.ledger());
            from = height;
        }
        blocks.forEach(b -> store.sink().apply(connect(b)));
        assertThat(digest(store.ledger(), store.entities())).isEqualTo(expected());
    }

    @Test
    void endsInTheSameDigestWhereverTheStoreWasKilled(@TempDir Path folder) throws Exception {
        long seed = Seed.of("store killed at moments");
        Random random = new Random(seed);
        int next = 0;
        for (int kill = 0; kill < STORE_KILLS; kill++) {
            try (EmbeddedStore server = EmbeddedStore.open(settings(folder), StoreProgress.SILENT);
                    GraphStore store = open(server.access())) {
                requireWholeBlocks(store.ledger());
                for (int target = next + 1 + random.nextInt(4); next < target; next++) {
                    store.sink().apply(connect(blocks.get(next)));
                }
                int dying = next;
                CompletableFuture<Void> applying =
                        CompletableFuture.runAsync(
                                () -> store.sink().apply(connect(blocks.get(dying))));
                Thread.sleep(random.nextInt(80));
                ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
                process.destroyForcibly();
                process.onExit().join();
                applying.handle((done, problem) -> requireStoreDown(problem)).join();
            }
        }
        try (EmbeddedStore server = EmbeddedStore.open(settings(folder), StoreProgress.SILENT);
                GraphStore store = open(server.access())) {
            requireWholeBlocks(store.ledger());
            blocks.forEach(b -> store.sink().apply(connect(b)));
            assertThat(digest(store.ledger(), store.entities())).isEqualTo(expected());
        }
    }

    private static boolean requireStoreDown(@Nullable Throwable problem) {
        if (problem != null) {
            assertThat(problem).hasCauseInstanceOf(StoreDown.class);
        }
        return true;
    }

    /** Does not wait long for a store to come back: a killed one does not. */
    private static GraphStore open(BoltAccess access) {
        Driver driver =
                GraphDatabase.driver(
                        access.uri().value(),
                        AuthTokens.basic(access.user(), access.password().reveal()),
                        Config.builder().withMaxTransactionRetryTime(1, SECONDS).build());
        return GraphStore.open(driver, BitcoinChain.REGTEST, new CoSpend());
    }

    private static StoreSettings settings(Path folder) {
        return StoreSettings.at(folder)
                .withMemory(new StoreMemory(512, 128))
                .withKeep(Duration.ZERO)
                .withHolder("tests");
    }

    /** What is stored is an unbroken run of blocks from the first on, each with all it has. */
    private void requireWholeBlocks(LedgerSource ledger) {
        List<LedgerSource.PlacedBlock> stored = ledger.blocks(0, blocks.size());
        assertThat(ledger.coverage().blockCount()).isEqualTo(stored.size());
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).transactions().stream().map(t -> t.transaction()).toList())
                    .isEqualTo(blocks.get(i).transactions());
        }
    }

    private static void killWriter(int standStillAt, String said, Duration then) throws Exception {
        KilledProcess.kill(KilledWriter.class, said, then, standStillAt);
    }

    private Hash32 expected() {
        MemoryLedger reference = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        reference.apply(connect(blocks));
        return digest(reference, reference);
    }

    private static Hash32 digest(LedgerSource ledger, EntityStore entities) {
        new Clustering(ledger, entities).recompute(Progress.SILENT, Cancellation.NEVER);
        return LedgerDigest.of(ledger, entities, Progress.SILENT);
    }
}
