package tracer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tracer.compact.CompactChain;
import tracer.entity.ChainEntities;
import tracer.entity.ChainEvidence;
import tracer.entity.EntitySettings;
import tracer.flow.ChainHaircut;
import tracer.ingest.blockfile.BlockFiles;
import tracer.ingest.blockfile.EvidenceReading;
import tracer.ingest.demo.DemoCase;
import tracer.ingest.demo.DemoParameters;
import tracer.job.Progress;
import tracer.ledger.BlockSource;
import tracer.ledger.HeightRange;

/**
 * Entities from the stream of parsed blocks, and a haircut over all of them, against reading the
 * same block files with transaction ids and Merkle roots and doing nothing. Arguments: how many
 * transactions (default 1,000,000), how often (default 3). Wall time, for which reading and taking
 * in go side by side, and CPU time of all threads but those that compile; the files are the
 * demonstration's, with placeholder signatures. The haircut follows the coinbases of the first
 * tenth of the blocks through the arrays that are there then.
 */
public final class WholeChain {
    private static final long SEED = 7;
    private static final int TRANSACTIONS = 1_000_000;

    private WholeChain() {}

    private record Run(double wall, double cpu, String counts) {}

    /** With the arrays that are there then. */
    private record Clustered(Run run, CompactChain chain, long bytes) {}

    public static void main(String[] args) throws IOException {
        int transactions = args.length > 0 ? Integer.parseInt(args[0]) : TRANSACTIONS;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("tracer-bench");
        try {
            DemoCase.write(
                    folder,
                    DemoParameters.of(SEED, transactions).unsignedForBenchmarks(),
                    Progress.SILENT);
            Path blocks = folder.resolve(DemoCase.BLOCKS);
            System.out.printf("%,d transactions, seed %d%n", transactions, SEED);
            System.out.printf(
                    "| round | reading, wall s | with entities | ratio | reading, CPU s | with entities | ratio | bytes a script | haircut, s | … of reading |%n");
            System.out.printf("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|%n");
            for (int round = 0; round < rounds; round++) {
                Run reading = reading(blocks);
                Clustered clustered = clustering(blocks);
                Run clustering = clustered.run();
                Run haircut = haircut(clustered.chain());
                System.out.printf(
                        "| %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %d | %.3f | %.2f |%n",
                        round + 1,
                        reading.wall(),
                        clustering.wall(),
                        clustering.wall() / reading.wall(),
                        reading.cpu(),
                        clustering.cpu(),
                        clustering.cpu() / reading.cpu(),
                        clustered.bytes(),
                        haircut.wall(),
                        haircut.wall() / reading.wall());
                System.err.println(
                        String.join("; ", reading.counts(), clustering.counts(), haircut.counts()));
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        }
    }

    private static Run reading(Path blocks) {
        double before = cpu();
        long start = System.nanoTime();
        long transactions = 0;
        try (BlockSource source = BlockFiles.open(blocks, Progress.SILENT)) {
            for (HeightRange range : source.available()) {
                for (int height = range.from(); height <= range.to(); height++) {
                    transactions += source.blockAt(height).block().transactions().size();
                }
            }
        }
        return new Run(wall(start), cpu() - before, transactions + " transactions");
    }

    private static Clustered clustering(Path blocks) {
        long heap = heap();
        double before = cpu();
        long start = System.nanoTime();
        ChainEvidence evidence;
        try (BlockFiles files = BlockFiles.open(blocks, Progress.SILENT)) {
            evidence = EvidenceReading.of(files, Progress.SILENT, () -> false).orElseThrow();
        }
        ChainEntities entities = ChainEntities.of(evidence, EntitySettings.DEFAULT);
        double wall = wall(start);
        double seconds = cpu() - before;
        int scripts = evidence.chain().scripts();
        long bytes = bytesEach(heap, evidence);
        return new Clustered(
                new Run(
                        wall,
                        seconds,
                        "%,d scripts, %,d entities, %,d merges"
                                .formatted(scripts, entities.entities(), entities.merges())),
                evidence.chain(),
                bytes);
    }

    private static Run haircut(CompactChain chain) {
        int blocks = chain.height() / 10;
        List<Integer> seeds =
                IntStream.range(0, chain.transactions())
                        .takeWhile(tx -> chain.height(tx) < blocks)
                        .filter(chain::isCoinbase)
                        .flatMap(tx -> IntStream.range(chain.firstOutput(tx), chain.outputEnd(tx)))
                        .boxed()
                        .toList();
        double before = cpu();
        long start = System.nanoTime();
        ChainHaircut haircut = ChainHaircut.of(chain, seeds);
        Run run = new Run(wall(start), cpu() - before, "");
        long reached =
                IntStream.range(0, chain.outputs()).filter(o -> haircut.traced(o) > 0).count();
        if (haircut.unspent() + haircut.fees() + haircut.cutOff() != haircut.began()) {
            throw new IllegalStateException("the haircut does not close");
        }
        return new Run(
                run.wall(),
                run.cpu(),
                "haircut of %,d outputs, %,d sat, reached %,d of %,d outputs and closes"
                        .formatted(seeds.size(), haircut.began(), reached, chain.outputs()));
    }

    private static long bytesEach(long before, ChainEvidence evidence) {
        try {
            return (heap() - before) / evidence.chain().scripts();
        } finally {
            Reference.reachabilityFence(evidence);
        }
    }

    private static double wall(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double cpu() {
        return CpuTime.of(ProcessHandle.current()).workSeconds();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
