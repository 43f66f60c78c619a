package tracer.exhibit;

import tracer.flow.Rational;
import tracer.ledger.Asset;

/**
 * So much of an asset, exact, in its base unit (satoshi, wei). What the chain says is whole; a
 * share that a policy gives may be a fraction.
 */
public record Quantity(Rational amount, Asset asset) {
    /** Name of the asset with its chain, such as {@code bitcoin:BTC}. */
    String assetId() {
        return asset.chain() + ":" + asset.symbol();
    }
}
