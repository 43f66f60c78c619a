package tracer.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.problem.BadInput;

/** Who makes a statement that stays on record, when, and why. */
final class StatedBy {
    private final Clock clock = Clock.systemUTC();

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason.")
    String why = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who says so (default: the name of this machine's user).")
    @Nullable String by;

    /**
     * The reason.
     *
     * @throws BadInput if none was given
     */
    String why() {
        if (why.isBlank()) {
            throw new BadInput("--why is empty: say why, for whoever reads it later");
        }
        return why;
    }

    String by() {
        return by == null || by.isBlank() ? System.getProperty("user.name", "unknown") : by;
    }

    /** Now, to the second. */
    Instant at() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
