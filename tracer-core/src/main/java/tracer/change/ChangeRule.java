package tracer.change;

/**
 * A named rule for change.
 *
 * @param id its name in expressions, exports and tables
 * @param version of its definition
 * @param standing whether later blocks can alter its answer
 * @param claim what it goes by, in words
 * @param source where it was published
 * @param knownFailure where it is known to be wrong
 * @param finder what it does
 */
public record ChangeRule(
        String id,
        int version,
        Standing standing,
        String claim,
        String source,
        String knownFailure,
        ChangeFinder finder) {
    /** Whether an answer lasts. */
    public enum Standing {
        /** The transaction and what came before it decide: the answer lasts. */
        LASTING,
        /** What came after it decides too: the answer is true as of a height. */
        AS_OF_HEIGHT
    }
}
