package tracer.mixing;

/** What one {@link Detector} says of one transaction. */
public sealed interface Answer {
    /**
     * All conditions hold.
     *
     * @param grade how strong its word is here
     * @param remark what is known beyond the shape; may be empty
     */
    record Fits(Grade grade, String remark) implements Answer {}

    /**
     * A condition does not hold: the first in the detector's order.
     *
     * @param seen what the transaction shows instead; may be empty
     */
    record DoesNotFit(Condition failed, String seen) implements Answer {}

    /** No condition is known to fail, but some are not known to hold; this is the first. */
    record Undecided(Condition unknown) implements Answer {}

    /** For a reader. */
    default String sentence() {
        return switch (this) {
            case Fits(Grade grade, String remark) ->
                    remark.isEmpty()
                            ? "fits, grade %s".formatted(grade)
                            : "fits, grade %s: %s".formatted(grade, remark);
            case DoesNotFit(Condition failed, String seen) ->
                    seen.isEmpty()
                            ? "does not fit: asks for " + failed.claim()
                            : "does not fit: asks for %s; %s".formatted(failed.claim(), seen);
            case Undecided(Condition unknown) ->
                    "undecided: it is not known whether there is " + unknown.claim();
        };
    }
}
