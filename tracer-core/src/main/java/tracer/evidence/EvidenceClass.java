package tracer.evidence;

/**
 * What a statement rests on. Drawn and printed apart everywhere: nothing guessed looks like a fact.
 */
public enum EvidenceClass {
    /** On chain and proven here: this transaction, in this block, pays this output. */
    FACT,
    /** A source says so and it is not proven here: an unproven answer of a node, "unspent". */
    CLAIMED,
    /** Computed by a named rule; another rule gives another number: an amount under FIFO. */
    CONVENTION,
    /** A heuristic with rule, version and known failures: these scripts have one owner. */
    INFERENCE,
    /** Somebody's statement: "exchange A", said by B. */
    LABEL,
    /** Typed in by the user. */
    USER;

    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
