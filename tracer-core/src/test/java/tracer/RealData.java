package tracer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Finds the real data that tests use, or skips the test saying that it is not there. */
public final class RealData {
    private RealData() {}

    /** A folder under the folder that the system property {@code tracer.data} names. */
    public static Path folder(String name) {
        return present(name, Files::isDirectory);
    }

    /** A file under the folder that the system property {@code tracer.data} names. */
    public static Path file(String name) {
        return present(name, Files::isRegularFile);
    }

    private static Path present(String name, Predicate<Path> isThere) {
        Path path = Path.of(System.getProperty("tracer.data", "../shared/data"), name);
        assumeTrue(isThere.test(path), () -> "real data is absent: " + path);
        return path;
    }
}
