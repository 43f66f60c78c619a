package tracer.ingest.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tracer.ingest.blockfile.BlockFiles;
import tracer.job.Progress;
import tracer.ledger.Block;
import tracer.ledger.HeightRange;

/** The default demonstration, made once in each test JVM for all tests that only read it. */
public final class SmallCase {
    public static final Path FOLDER =
            Path.of("target", "demo-case-" + System.getProperty("surefire.forkNumber", "0"))
                    .toAbsolutePath();
    public static final DemoCase.Written WRITTEN =
            DemoCase.write(FOLDER, DemoParameters.SMALL, Progress.SILENT);
    public static final List<Block> BLOCKS = blocks(FOLDER.resolve(DemoCase.BLOCKS));

    private SmallCase() {}

    /** All blocks that the product's reader finds, by height. */
    static List<Block> blocks(Path folder) {
        try (BlockFiles files = BlockFiles.open(folder, Progress.SILENT)) {
            HeightRange all = files.available().getFirst();
            return IntStream.rangeClosed(all.from(), all.to())
                    .mapToObj(height -> files.blockAt(height).block())
                    .toList();
        }
    }
}
