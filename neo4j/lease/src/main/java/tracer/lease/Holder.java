package tracer.lease;

import java.time.Instant;

/**
 * A process that keeps the store alive.
 *
 * @param pid its process id
 * @param since when it took its lease
 * @param command what it is, for a person to recognise, one line
 */
public record Holder(long pid, Instant since, String command) {
    public Holder {
        command = command.replaceAll("\\s+", " ").strip();
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a holder says what it is");
        }
    }

    @Override
    public String toString() {
        return "process %d (%s) since %s".formatted(pid, command, since);
    }
}
