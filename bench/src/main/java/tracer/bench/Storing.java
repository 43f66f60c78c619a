package tracer.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import tracer.ledger.Block;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.EmbeddedStore;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreSettings;

/**
 * Storing blocks: the product's loader and model against others, each time into a fresh embedded
 * store with the tool's own settings. Arguments: how often (default 3), then names of ways (default
 * all). CPU is that of both processes, the compiling of their code apart.
 */
public final class Storing {
    private static final long SEED = 20260801;
    private static final int PER_BLOCK = 2_000;
    private static final int WARM_BLOCKS = 10;
    private static final int BLOCKS = 50;

    private Storing() {}

    private enum Candidate {
        CHOSEN("chosen: bytes, PAYS and FLOW", () -> new GraphStoreWay(true)),
        FORGETFUL("… every block as by a new process", () -> new GraphStoreWay(false)),
        OUTPUTS("alternative: output nodes", OutputNodesWay::new),
        NAIVE("a query per transaction", PerTransactionWay::new);

        private final String words;
        private final Supplier<StoringWay> maker;

        Candidate(String words, Supplier<StoringWay> maker) {
            this.words = words;
            this.maker = maker;
        }
    }

    private record Result(
            double perSecond,
            double workMillis,
            double compilingMillis,
            double diskBytes,
            String counts) {}

    public static void main(String[] args) throws IOException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            candidates.add(Candidate.valueOf(args[i].toUpperCase(Locale.ROOT)));
        }
        if (candidates.isEmpty()) {
            candidates.addAll(List.of(Candidate.values()));
        }
        System.out.printf(
                "%,d transactions after %,d, seed %d, median of %d%n%n",
                BLOCKS * PER_BLOCK, WARM_BLOCKS * PER_BLOCK, SEED, rounds);
        System.out.printf(
                "| way | transactions/s | CPU ms/transaction | … of compiling | disk bytes/transaction |%n|---|---:|---:|---:|---:|%n");
        List<List<Result>> results = new ArrayList<>();
        for (Candidate _ : candidates) {
            results.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < candidates.size(); i++) {
                Result r = run(candidates.get(i).maker.get());
                results.get(i).add(r);
                System.err.printf("%s: %s%n", candidates.get(i).words, r);
            }
        }
        for (int i = 0; i < candidates.size(); i++) {
            System.out.printf(
                    "| %s | %,.0f | %.3f | %.3f | %,.0f |%n",
                    candidates.get(i).words,
                    median(results.get(i), Result::perSecond),
                    median(results.get(i), Result::workMillis),
                    median(results.get(i), Result::compilingMillis),
                    median(results.get(i), Result::diskBytes));
        }
    }

    private static double median(List<Result> results, ToDoubleFunction<Result> of) {
        return results.stream()
                .mapToDouble(of)
                .sorted()
                .skip(results.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Result run(StoringWay way) throws IOException {
        Path folder = Files.createTempDirectory("tracer-bench");
        try {
            return run(way, folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }

    private static Result run(StoringWay way, Path folder) throws IOException {
        StoreSettings settings =
                StoreSettings.at(folder).withKeep(Duration.ZERO).withHolder("bench");
        EmbeddedStore server = EmbeddedStore.open(settings, StoreProgress.SILENT);
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        double seconds;
        CpuTime cpu;
        String counts;
        try (Driver driver = driver(server.access())) {
            way.prepare(driver);
            SyntheticBlocks blocks = new SyntheticBlocks(SEED, PER_BLOCK);
            for (int i = 0; i < WARM_BLOCKS; i++) {
                way.store(blocks.next());
            }
            List<Block> measured = new ArrayList<>();
            for (int i = 0; i < BLOCKS; i++) {
                measured.add(blocks.next());
            }
            CpuTime before = cpuOf(process);
            long start = System.nanoTime();
            measured.forEach(way::store);
            seconds = (System.nanoTime() - start) / 1e9;
            cpu = cpuOf(process).minus(before);
            counts = counts(driver);
        } finally {
            server.close();
        }
        process.onExit().join();
        int measured = BLOCKS * PER_BLOCK;
        int stored = measured + WARM_BLOCKS * PER_BLOCK;
        return new Result(
                measured / seconds,
                cpu.workSeconds() * 1_000 / measured,
                cpu.compilingSeconds() * 1_000 / measured,
                (double) usedBytes(folder) / stored,
                counts);
    }

    private static Driver driver(BoltAccess access) {
        return GraphDatabase.driver(
                access.uri().value(), AuthTokens.basic(access.user(), access.password().reveal()));
    }

    private static CpuTime cpuOf(ProcessHandle server) {
        return CpuTime.of(server).plus(CpuTime.of(ProcessHandle.current()));
    }

    /** Says what was stored, so that it can be seen to be the same. */
    private static String counts(Driver driver) {
        return driver
                .executableQuery(
                        """
                        MATCH (n) WITH labels(n)[0] AS kind, count(*) AS n
                        WHERE NOT kind STARTS WITH '__' RETURN kind, n ORDER BY kind
                        UNION ALL
                        MATCH ()-[r]->() WITH type(r) AS kind, count(*) AS n
                        WHERE NOT kind STARTS WITH 'MIGRATED' RETURN kind, n ORDER BY kind
                        """)
                .execute()
                .records()
                .stream()
                .map(r -> r.get("kind").asString() + "=" + r.get("n").asLong())
                .toList()
                .toString();
    }

    /**
     * What the database's files hold after the store has stopped: up to their last byte that is not
     * zero, since Neo4j extends some of them by 64 MiB at a time. Its transaction log is not among
     * them; the tool keeps that short.
     */
    private static long usedBytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().contains("/databases/neo4j/"))
                    .mapToLong(Storing::usedBytesOf)
                    .sum();
        }
    }

    private static long usedBytesOf(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] page = new byte[8192];
            for (long end = file.length(); end > 0; ) {
                int n = (int) Math.min(page.length, end);
                file.seek(end - n);
                file.readFully(page, 0, n);
                for (int i = n - 1; i >= 0; i--) {
                    if (page[i] != 0) {
                        return end - n + i + 1;
                    }
                }
                end -= n;
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
