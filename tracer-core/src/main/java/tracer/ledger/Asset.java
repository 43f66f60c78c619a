package tracer.ledger;

/**
 * What is counted. Amounts are whole numbers of base units; {@code decimals} is for display only.
 *
 * @param chain name of its chain
 * @param symbol such as {@code BTC}; symbols are not identities, a token is keyed by its contract
 * @param decimals digits between the base unit and the unit that people say
 */
public record Asset(String chain, String symbol, int decimals) {}
