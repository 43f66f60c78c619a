package tracer.bitcoin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the recorded chain data, or skips the test saying that it is not there. */
public final class RealData {
    /** The main-net blocks that lie there as single files, by height. */
    public static final List<Integer> BLOCKS =
            List.of(227835, 227836, 300025, 363703, 481815, 481829);

    private RealData() {}

    public static byte[] mainNetBlock(int height) {
        return bytes("bitcoin/mainnet-blocks/block%d.dat".formatted(height));
    }

    private static byte[] bytes(String name) {
        Path file = Path.of(System.getProperty("tracer.data", "../shared/data"), name);
        assumeTrue(Files.isRegularFile(file), () -> "real data is absent: " + file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
