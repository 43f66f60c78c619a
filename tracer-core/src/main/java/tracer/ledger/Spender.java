package tracer.ledger;

/**
 * The transaction that spends an output.
 *
 * @param input the position of the input that does
 */
public record Spender(PlacedTransaction transaction, int input) {}
