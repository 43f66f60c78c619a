package tracer.ingest.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tracer.ingest.blockfile.BlockFiles;
import tracer.job.Progress;
import tracer.ledger.Block;
import tracer.ledger.HeightRange;

/** The default demonstration, made once in each test JVM for all tests that only read it. */
public final class SmallCase {
    public static final Path FOLDER = folder();
    public static final DemoCase.Written WRITTEN =
            DemoCase.write(FOLDER, DemoParameters.SMALL, Progress.SILENT);
    public static final List<Block> BLOCKS = blocks(FOLDER.resolve(DemoCase.BLOCKS));

    private SmallCase() {}

    /** Under a name of its own, since several test JVMs run side by side. */
    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "demo-case-")
                    .resolve("case");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
