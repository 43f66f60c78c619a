package tracer.ledger;

/** What a transaction leaves to the miner: inputs less outputs. */
public sealed interface Fee {
    /** Every input's value is stored. */
    record Known(Sats value) implements Fee {}

    /** Rests on at least one value that a node claimed. */
    record Claimed(Sats value) implements Fee {}

    /** At least one input's value is not known, so neither is the fee. It is not zero. */
    record Unknown() implements Fee {}

    /** A coinbase pays none; it collects them. */
    record None() implements Fee {}
}
