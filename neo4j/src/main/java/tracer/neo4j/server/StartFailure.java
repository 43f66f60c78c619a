package tracer.neo4j.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tracer.problem.StoreDown;

/** Why a store's process ended during its start, read from what it wrote. */
final class StartFailure {
    private record Known(String sign, String explanation) {}

    private static final List<Known> KNOWN =
            List.of(
                    new Known(
                            "Address already in use",
                            "the port %s was taken by somebody else meanwhile. Try again."),
                    new Known(
                            "No space left on device",
                            "the disk is full. Free some space, then try again; what was stored stays stored."),
                    new Known(
                            "Disk quota exceeded",
                            "your disk quota is used up. Free some space, then try again; what was stored stays stored."),
                    new Known(
                            "Lock file has been locked by another process",
                            "another Neo4j server uses the same files. End it, then try again."),
                    new Known(
                            "UnsupportedClassVersionError",
                            "this Java is too old for it. Install JDK 25 and set JAVA_HOME to it."),
                    new Known(
                            "Permission denied",
                            "a file is not ours to write. Check who owns the folder, or choose another with --data."),
                    new Known(
                            "AccessDeniedException",
                            "a file is not ours to write. Check who owns the folder, or choose another with --data."),
                    new Known(
                            "Read-only file system",
                            "the disk is read-only. Choose another folder with --data."),
                    new Known(
                            "Could not reserve enough space",
                            "there is not enough memory for it. Close other programs."),
                    new Known(
                            "insufficient memory",
                            "there is not enough memory for it. Close other programs."),
                    new Known("OutOfMemoryError", "its memory did not suffice. Give it more heap."),
                    new Known(
                            "created by a newer version",
                            "its files are of a newer server. Use the newer Tracer that wrote them."),
                    new Known(
                            "unsupported format version",
                            "its files are of a newer server. Use the newer Tracer that wrote them."));

    private StartFailure() {}

    static boolean isPortTaken(String log) {
        return log.contains("Address already in use") || log.contains("BindException");
    }

    /** Whether the administration tool found files that a killed server left. */
    static boolean isUnrecovered(String log) {
        return log.contains("recover database");
    }

    /** Of the server. */
    static StoreDown explain(StoreFolder folder, int port, String log) {
        return new StoreDown(
                "The store in %s did not start: %s Its logs: %s and %s"
                        .formatted(
                                folder.root(),
                                reason(log).formatted(port),
                                folder.log(),
                                folder.serverLog()));
    }

    /** Of a command of the administration tool. */
    static StoreDown explainCommand(StoreFolder folder, String command, String log) {
        return new StoreDown(
                "The store's command `%s` failed in %s: %s Its log: %s"
                        .formatted(command, folder.root(), reason(log).formatted(0), folder.log()));
    }

    private static String reason(String log) {
        return KNOWN.stream()
                .filter(k -> log.contains(k.sign()))
                .findFirst()
                .map(Known::explanation)
                .or(() -> lastCause(log).map(cause -> cause.replace("%", "%%")))
                .orElse("it said nothing about why.");
    }

    private static Optional<String> lastCause(String log) {
        return Arrays.stream(log.split("\n", -1))
                .filter(line ->
                        line.contains("Caused by:")
                                || line.contains("ERROR")
                                || line.startsWith("Error"))
                .reduce((_, last) -> last)
                .map(line -> "\"" + line.strip() + "\".");
    }
}
