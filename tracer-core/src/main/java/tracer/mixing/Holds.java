package tracer.mixing;

import java.util.function.BooleanSupplier;

/** Whether a condition holds. That it is not known is an answer of its own. */
public enum Holds {
    YES,
    NO,
    UNKNOWN;

    static Holds of(boolean holds) {
        return holds ? YES : NO;
    }

    /** Asks only if it is known; otherwise nobody can tell. */
    static Holds ifKnown(boolean known, BooleanSupplier question) {
        return known ? of(question.getAsBoolean()) : UNKNOWN;
    }
}
