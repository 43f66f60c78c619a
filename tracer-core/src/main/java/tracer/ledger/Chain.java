package tracer.ledger;

/** A ledger that Tracer reads. Sealed over the ledger families; outputs for now. */
public sealed interface Chain permits BitcoinChain {
    /** Stable name used in commands, the store and exports, such as {@code bitcoin}. */
    String id();

    /** The asset that fees are paid in. */
    Asset nativeAsset();
}
