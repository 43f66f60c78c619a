package tracer.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which process is, or was, the store: written by whoever starts it and again by that process
 * itself, so that a kill of either leaves a trace; believed only while such a process lives.
 *
 * @param pid its process id
 * @param started when it started; a process id alone may belong to somebody else by now
 * @param port its Bolt port on 127.0.0.1
 * @param socket where it gives leases
 */
public record StoreState(long pid, Instant started, int port, Path socket) {
    /** The kernel counts from a boot time that moves when the clock is set. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    /** Of a process that lives. */
    public static StoreState of(ProcessHandle process, Path socket, int port) {
        return new StoreState(
                process.pid(), process.info().startInstant().orElse(Instant.EPOCH), port, socket);
    }

    /** The process that is the store, if it still lives. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        Instant actual = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(started, actual).abs().compareTo(CLOCK_SLACK) <= 0;
    }

    /** Writes a state file, whole or not at all. */
    public void write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        Files.write(
                part,
                List.of("pid " + pid, "started " + started, "port " + port, "socket " + socket));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads a state file; empty if there is none, or none that a store wrote to its end. */
    public static Optional<StoreState> read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(
                    new StoreState(
                            Long.parseLong(value(lines, "pid")),
                            Instant.parse(value(lines, "started")),
                            Integer.parseInt(value(lines, "port")),
                            Path.of(value(lines, "socket"))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IllegalArgumentException | java.time.DateTimeException _) {
            // Damaged, as after a power cut: it names no living process, which is what "empty"
            // means.
            return Optional.empty();
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + key));
    }
}
