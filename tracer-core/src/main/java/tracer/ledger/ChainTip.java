package tracer.ledger;

/** The block up to which an answer is true. */
public record ChainTip(int height, BlockHash hash) {}
