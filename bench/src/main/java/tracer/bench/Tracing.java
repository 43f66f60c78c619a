package tracer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.ingest.blockfile.BlockFiles;
import tracer.ingest.demo.DemoCase;
import tracer.ingest.demo.DemoParameters;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockSource;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.Transaction;
import tracer.neo4j.GraphStore;
import tracer.neo4j.server.EmbeddedStore;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreSettings;

/**
 * Traces over a store of a million transactions, in the embedded store with the tool's own
 * settings: of ten hops under every policy, then of fourteen beside the same question in plain
 * Cypher ({@link AgainstCypher}). Every trace is of another output, picked by a seed from the first
 * half of the chain, and has not been asked before.
 *
 * <p>Arguments: how many transactions (default 1,000,000), {@code demo} for the economy of the
 * demonstration, whose services gather and spread value, in place of a chain where everybody pays
 * two at random, {@code fourteen} for the second part alone, and a folder in which the store is
 * kept: what is stored there by an earlier run is not stored again.
 */
public final class Tracing {
    private static final long SEED = 20260801;
    private static final int PER_BLOCK = 2_000;
    private static final int HOPS = 10;
    private static final int TABLES =
            1 + Stream.of(Direction.values()).mapToInt(d -> Policy.ofOutputs(d).size()).sum();
    private static final int WARM = 20;
    private static final int TRACES = 100;

    private Tracing() {}

    public static void main(String[] args) throws IOException {
        List<String> wanted = new ArrayList<>(List.of(args));
        boolean isDemo = wanted.remove("demo");
        boolean isFourteenAlone = wanted.remove("fourteen");
        int transactions = wanted.isEmpty() ? 1_000_000 : Integer.parseInt(wanted.removeFirst());
        boolean isKept = !wanted.isEmpty();
        Path folder =
                isKept ? Path.of(wanted.getFirst()) : Files.createTempDirectory("tracer-bench");
        StoreSettings settings =
                StoreSettings.at(folder.resolve("data"))
                        .withKeep(Duration.ZERO)
                        .withHolder("bench");
        try (EmbeddedStore server = EmbeddedStore.open(settings, StoreProgress.SILENT);
                GraphStore store =
                        GraphStore.open(server.access(), BitcoinChain.REGTEST, new CoSpend())) {
            List<OutPoint> seeds =
                    isDemo
                            ? demo(store, folder.resolve("case"), transactions)
                            : synthetic(store, transactions / PER_BLOCK);
            if (!isFourteenAlone) {
                everyPolicy(store, seeds);
            }
            try (AgainstCypher against = AgainstCypher.of(server.access(), store)) {
                against.run(seeds);
            }
        } finally {
            if (!isKept) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
                }
            }
        }
    }

    private static void everyPolicy(GraphStore store, List<OutPoint> seeds) {
        System.out.printf("%d traces of %d hops each, seed %d%n%n", TRACES, HOPS, SEED);
        System.out.printf(
                "| trace | median ms | worst ms | median spends | most spends |%n|---|---:|---:|---:|---:|%n");
        for (Direction direction : Direction.values()) {
            for (Policy policy : Policy.ofOutputs(direction)) {
                measure(store, seeds, direction, policy);
            }
        }
    }

    private static List<OutPoint> synthetic(GraphStore store, int blocks) {
        SyntheticBlocks source = new SyntheticBlocks(SEED, PER_BLOCK);
        return fill(
                store,
                blocks,
                IntStream.range(0, blocks).mapToObj(_ -> ArrivedBlock.of(source.next())));
    }

    private static List<OutPoint> demo(GraphStore store, Path folder, int transactions) {
        if (Files.notExists(folder)) {
            DemoCase.write(
                    folder,
                    DemoParameters.of(SEED, transactions).unsignedForBenchmarks(),
                    Progress.SILENT);
        }
        try (BlockSource source =
                BlockFiles.open(folder.resolve(DemoCase.BLOCKS), Progress.SILENT)) {
            HeightRange all = source.available().getFirst();
            return fill(
                    store,
                    all.count(),
                    IntStream.rangeClosed(all.from(), all.to()).mapToObj(source::blockAt));
        }
    }

    /**
     * Stores what is not stored of the chain; gives back outputs of its first half that are spent.
     */
    private static List<OutPoint> fill(GraphStore store, long count, Stream<ArrivedBlock> blocks) {
        Random random = new Random(SEED);
        List<OutPoint> outputs = new ArrayList<>();
        List<OutPoint> spent = new ArrayList<>();
        Coverage before = store.ledger().coverage();
        long start = System.nanoTime();
        long stored = 0;
        long half = count / 2;
        for (ArrivedBlock block : (Iterable<ArrivedBlock>) blocks::iterator) {
            List<Transaction> transactions = block.block().transactions();
            if (!before.contains(block.block().height())) {
                store.sink().apply(LedgerChange.connect(List.of(block)));
                stored += transactions.size();
            }
            if (half-- > 0) {
                for (Transaction t : transactions.subList(1, transactions.size())) {
                    outputs.add(t.outPoint(random.nextInt(t.outputs().size())));
                }
            }
        }
        System.out.printf(
                "%,d transactions in %,d blocks, stored at %,.0f a second%n",
                stored, count, stored / ((System.nanoTime() - start) / 1e9));
        Collections.shuffle(outputs, random);
        for (List<OutPoint> some :
                outputs.subList(0, Math.min(2 * (WARM + TRACES) * TABLES, outputs.size())).stream()
                        .gather(Gatherers.windowFixed(1_000))
                        .toList()) {
            spent.addAll(store.ledger().spenders(some).keySet());
        }
        Collections.sort(spent);
        Collections.shuffle(spent, random);
        return spent;
    }

    private static void measure(
            GraphStore store, List<OutPoint> seeds, Direction direction, Policy policy) {
        FlowTracing tracing = new FlowTracing(store.ledger(), store.labels(), store.entities());
        double[] millis = new double[TRACES];
        int[] spends = new int[TRACES];
        for (int i = -WARM; i < TRACES; i++) {
            OutPoint seed = seeds.removeLast();
            long start = System.nanoTime();
            Trace trace =
                    tracing.trace(
                            new TraceRequest(
                                    seed,
                                    direction,
                                    policy,
                                    Limits.NONE.withHops(HOPS),
                                    StopRules.DEFAULT),
                            Progress.SILENT,
                            Cancellation.NEVER);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
                spends[i] = trace.steps().size();
            }
        }
        Arrays.sort(millis);
        Arrays.sort(spends);
        System.out.printf(
                "| %s, %s | %.0f | %.0f | %d | %d |%n",
                direction.name().toLowerCase(Locale.ROOT),
                policy.id(),
                millis[TRACES / 2],
                millis[TRACES - 1],
                spends[TRACES / 2],
                spends[TRACES - 1]);
    }
}
