package tracer.ingest.corejson;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a Bitcoin Core node answered on regtest; the whole of it only where the data folder is. */
public final class Recorded {
    /** Heights 0, 1, 2 and two further ones in which coins are spent. */
    static final List<String> BLOCKS = lines();

    private Recorded() {}

    /** A file of the data folder; the test is skipped where it is absent. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("tracer.data", "../../shared/data"), name);
        assumeTrue(Files.exists(file), () -> "real data is absent: " + file);
        return file;
    }

    /** All 623 blocks, packed. */
    public static Path allBlocks() {
        return file("bitcoin/core-regtest/blocks.ndjson.gz");
    }

    private static List<String> lines() {
        try (InputStream in = Recorded.class.getResourceAsStream("blocks.ndjson")) {
            if (in == null) {
                throw new IllegalStateException("blocks.ndjson is not among the test resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
