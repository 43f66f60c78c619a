package tracer.exhibit;

import java.util.OptionalInt;
import tracer.flow.Rational;
import tracer.ledger.Asset;

/**
 * So much of an asset, exact, in its base unit (satoshi, wei). What the chain says is whole; a
 * share that a policy gives may be a fraction.
 */
public record Quantity(Rational amount, Asset asset) {
    /** Name of the asset, such as {@code bitcoin:BTC}; of a token its contract. */
    String assetId() {
        return switch (asset) {
            case Asset.Native(String chain, String symbol, int decimals) -> chain + ":" + symbol;
            case Asset.Token(var contract) -> contract.text();
        };
    }

    /** Digits between the base unit and the unit that people say; of tokens only a claim. */
    OptionalInt decimals() {
        return switch (asset) {
            case Asset.Native(String chain, String symbol, int decimals) ->
                    OptionalInt.of(decimals);
            case Asset.Token t -> OptionalInt.empty();
        };
    }
}
