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
import java.util.stream.Stream;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.Transaction;
import tracer.neo4j.GraphStore;
import tracer.neo4j.server.EmbeddedStore;
import tracer.neo4j.server.StoreProgress;
import tracer.neo4j.server.StoreSettings;

/**
 * Traces of ten hops over a store of a million transactions, in the embedded store with the tool's
 * own settings. Every trace is of another output, picked by a seed from the first half of the
 * chain, and has not been asked before. Argument: how many blocks of 2,000 transactions (default
 * 500).
 */
public final class TracingTenHops {
    private static final long SEED = 20260801;
    private static final int PER_BLOCK = 2_000;
    private static final int HOPS = 10;
    private static final int POLICIES = Policy.ofOutputs(Direction.FORWARD).size();
    private static final int WARM = 20;
    private static final int TRACES = 100;

    private TracingTenHops() {}

    public static void main(String[] args) throws IOException {
        int blocks = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        Path folder = Files.createTempDirectory("tracer-bench");
        StoreSettings settings =
                StoreSettings.at(folder).withKeep(Duration.ZERO).withHolder("bench");
        try (EmbeddedStore server = EmbeddedStore.open(settings, StoreProgress.SILENT);
                GraphStore store =
                        GraphStore.open(server.access(), BitcoinChain.REGTEST, new CoSpend())) {
            List<OutPoint> seeds = fill(store, blocks);
            System.out.printf(
                    "%,d transactions; %d traces of %d hops, seed %d%n%n",
                    blocks * PER_BLOCK, TRACES, HOPS, SEED);
            System.out.printf(
                    "| trace | median ms | worst ms | median spends | most spends |%n|---|---:|---:|---:|---:|%n");
            for (Direction direction : Direction.values()) {
                for (Policy policy : Policy.ofOutputs(direction)) {
                    measure(store, seeds, direction, policy);
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }

    /** Stores the chain; gives back outputs of its first half. */
    private static List<OutPoint> fill(GraphStore store, int blocks) {
        SyntheticBlocks source = new SyntheticBlocks(SEED, PER_BLOCK);
        Random random = new Random(SEED);
        List<OutPoint> outputs = new ArrayList<>();
        int each = (WARM + TRACES) * 2 * Direction.values().length * POLICIES / blocks + 1;
        long start = System.nanoTime();
        for (int i = 0; i < blocks; i++) {
            Block block = source.next();
            store.sink().apply(LedgerChange.connect(List.of(ArrivedBlock.of(block))));
            for (int n = 0; n < each && i > 0 && i < blocks / 2; n++) {
                Transaction t = block.transactions().get(1 + random.nextInt(PER_BLOCK - 1));
                outputs.add(t.outPoint(random.nextInt(2)));
            }
        }
        System.err.printf(
                "stored at %,.0f transactions/s%n",
                blocks * PER_BLOCK / ((System.nanoTime() - start) / 1e9));
        Collections.shuffle(outputs, random);
        return outputs;
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
