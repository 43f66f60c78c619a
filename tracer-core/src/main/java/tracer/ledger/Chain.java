package tracer.ledger;

/**
 * A ledger that Tracer reads. Sealed over the two families: outputs that transactions spend, and
 * accounts that transfers debit and credit.
 */
public sealed interface Chain permits BitcoinChain, EvmChain {
    /** Stable name used in commands, the store and exports, such as {@code bitcoin}. */
    String id();

    /** The asset that fees are paid in. */
    Asset nativeAsset();
}
