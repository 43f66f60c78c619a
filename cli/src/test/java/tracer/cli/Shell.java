package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./tracer}, built before, as a user would, on one data folder. */
record Shell(Path data) {
    private static final int PATIENCE_MINUTES = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a command left. */
    record Result(int exit, String out, String err) {
        /** The last document printed. */
        JsonNode json() {
            List<String> lines = out.lines().toList();
            try {
                return JSON.readTree(lines.getLast());
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + this, e);
            }
        }
    }

    /** Runs a command to its end. */
    Result run(String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile(data, "out", ".txt");
        Path err = Files.createTempFile(data, "err", ".txt");
        Process process =
                start(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("still running: tracer " + String.join(" ", args));
        }
        return new Result(process.exitValue(), text(out), text(err));
    }

    /** A command that is expected to succeed. */
    Result succeed(String... args) throws IOException, InterruptedException {
        Result result = run(args);
        if (result.exit() != 0) {
            throw new AssertionError(
                    "tracer %s ended with %d:%n%s%n%s"
                            .formatted(
                                    String.join(" ", args),
                                    result.exit(),
                                    result.out(),
                                    result.err()));
        }
        return result;
    }

    /** Starts a command that serves, and waits until it has printed where. */
    Serving serve(String... args) throws IOException {
        Path err = Files.createTempFile(data, "err", ".txt");
        Process process = start(args).redirectError(err.toFile()).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("http://127.0.0.1:")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new AssertionError("ended without serving: " + text(err));
        }
        return new Serving(process, line);
    }

    /** A command that serves until it is closed. */
    record Serving(Process process, String address) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
            assertThat(process.onExit().orTimeout(1, TimeUnit.MINUTES))
                    .as("a served page ends when asked")
                    .succeedsWithin(Duration.ofMinutes(1));
        }
    }

    private ProcessBuilder start(String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of("..", "tracer").toString());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TRACER_DATA", data.toString());
        return builder;
    }

    private static String text(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
