package tracer.neo4j.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Another {@code tracer} on the same data folder: a JVM that opens the store, prints the store's
 * process id and whether it started it, and holds its lease until its input ends.
 */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static OtherProcess open(Path dataFolder, Duration keep) {
        return start(command(dataFolder, keep));
    }

    static List<String> command(Path dataFolder, Duration keep) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dtracer.server=" + ServerJars.find().folder(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                dataFolder.toString(),
                "" + keep.toMillis());
    }

    static OtherProcess start(List<String> command) {
        try {
            return new OtherProcess(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has the store. */
    String line() {
        try {
            return String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] args) throws IOException {
        StoreSettings settings =
                TestStore.settings(Path.of(args[0]))
                        .withKeep(Duration.ofMillis(Long.parseLong(args[1])))
                        .withHolder("the other process");
        try (EmbeddedStore store = EmbeddedStore.open(settings, StoreProgress.SILENT)) {
            System.out.println(store.pid() + " " + (store.isStartedHere() ? "started" : "joined"));
            while (System.in.read() >= 0) {
                // Until the input ends.
            }
        }
    }
}
