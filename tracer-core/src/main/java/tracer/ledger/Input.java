package tracer.ledger;

/** Where a transaction takes value from, as its own bytes say. */
public sealed interface Input {
    /** Value above which a sequence number asks for nothing. */
    long FINAL_SEQUENCE = 0xffff_ffffL;

    /** The script that unlocks, without witnesses; in a coinbase whatever the miner put there. */
    Bytes unlock();

    /** Sequence number, 0 to 2³²−1. */
    long sequence();

    /** Newly made value: the only input of a block's first transaction. */
    record Coinbase(Bytes unlock, long sequence) implements Input {}

    /** An earlier output is spent. */
    record Spend(OutPoint output, Bytes unlock, long sequence) implements Input {}
}
