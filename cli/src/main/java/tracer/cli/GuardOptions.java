package tracer.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.flow.Guards;
import tracer.flow.Share;
import tracer.flow.TimeSpan;
import tracer.problem.BadInput;

/** Limits of a trace by share of the seed, age, holder and clock. */
final class GuardOptions {
    private static final String NONE = "none";

    @Option(
            names = "--min-share",
            paramLabel = "SHARE",
            description =
                    "Do not follow on less than this part of the seed's value: 1/100, 2.5%% or 0.025.")
    @Nullable String minShare;

    @Option(
            names = "--within",
            paramLabel = "SPAN",
            description =
                    "Enter no block stamped so much later than the seed's (back: earlier): 30d, 12h.")
    @Nullable String within;

    @Option(
            names = "--max-payments",
            paramLabel = "N",
            description =
                    "Not on from a hub: a script paid more often, or an address with more transfers"
                            + " of the asset (default: 10000); 'none' for no such end.")
    @Nullable String maxPayments;

    @Option(
            names = "--max-entity",
            paramLabel = "N",
            description = "Not on from a script whose entity has more scripts (an inference).")
    @Nullable Integer maxEntity;

    @Option(
            names = "--time",
            paramLabel = "SPAN",
            description =
                    "Go on for so long at most: 60s, 5m. Asked again, such a trace may end elsewhere.")
    @Nullable String time;

    Guards guards() {
        return new Guards(
                Optional.ofNullable(minShare).map(Share::of),
                Optional.ofNullable(within).map(TimeSpan::of),
                payments(),
                maxEntity == null ? OptionalInt.empty() : OptionalInt.of(maxEntity),
                Optional.ofNullable(time).map(TimeSpan::of));
    }

    /** Whether any was given. */
    boolean isGiven() {
        return minShare != null
                || within != null
                || maxPayments != null
                || maxEntity != null
                || time != null;
    }

    private OptionalInt payments() {
        if (maxPayments == null) {
            return Guards.DEFAULT.payments();
        }
        if (maxPayments.equals(NONE)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(maxPayments));
        } catch (NumberFormatException e) {
            throw new BadInput(
                    "--max-payments '%s' is neither a whole number nor 'none'"
                            .formatted(maxPayments),
                    e);
        }
    }
}
