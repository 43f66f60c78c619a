package tracer.crossing;

/**
 * A memo and what can be said for it.
 *
 * @param standing never {@link Standing#AUTHENTICATED} for what anybody could have written
 */
public record SeenMemo(Memo memo, Standing standing) {
    /** Whether the service itself bears it out. */
    public enum Standing {
        /** In the deposit's own transaction, and the service's labelled address did pay it. */
        AUTHENTICATED,
        /** In the deposit's own transaction, but its destination was paid more than once. */
        PAID_REPEATEDLY,
        /**
         * In the deposit's own transaction, but not the only one, or another deposit's says it too.
         */
        AMBIGUOUS,
        /** In the deposit's own transaction, but the service never paid it in the window. */
        NEVER_PAID,
        /** In the deposit's own transaction, but it asks for another chain or asset. */
        ELSEWHERE,
        /** Its transaction does not pay the service: anybody could have written it. */
        PAYS_NO_SERVICE,
        /** Its transaction pays the service, but is another's deposit. */
        OTHER_DEPOSIT,
        /** What the service did cannot be looked up. */
        UNKNOWN
    }
}
