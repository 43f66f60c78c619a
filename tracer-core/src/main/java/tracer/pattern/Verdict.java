package tracer.pattern;

import java.util.List;
import java.util.Locale;

/**
 * What an indicator says of everything it was asked about. Three answers: found; not found, which
 * is true for what was examined; cannot be judged, since data is missing or a limit was reached.
 *
 * @param predicate with its parameters filled in
 * @param examined how many subjects were looked at
 * @param undecided those about which nothing can be said, with the reason; may stand beside
 *     findings about others
 */
public record Verdict(
        Indicator indicator,
        String predicate,
        int examined,
        List<Finding> findings,
        List<Undecided> undecided) {
    public Verdict {
        findings = List.copyOf(findings);
        undecided = List.copyOf(undecided);
    }

    /** The answer as a whole. */
    public enum Outcome {
        FOUND,
        NOT_FOUND,
        CANNOT_BE_JUDGED;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A subject that cannot be judged. */
    public record Undecided(Subject subject, String reason) {}

    public Outcome outcome() {
        if (!findings.isEmpty()) {
            return Outcome.FOUND;
        }
        return undecided.isEmpty() ? Outcome.NOT_FOUND : Outcome.CANNOT_BE_JUDGED;
    }
}
