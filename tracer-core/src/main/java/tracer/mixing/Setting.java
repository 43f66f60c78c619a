package tracer.mixing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Place;

/**
 * What is known of a transaction beside itself.
 *
 * @param chain the network; empty if it is not known
 * @param height of its block; empty if it is not known
 * @param stamp what the miner stamped its block with; empty if it is not known
 * @param exchange what labels say of its inputs
 */
public record Setting(
        Optional<BitcoinChain> chain,
        OptionalInt height,
        Optional<Instant> stamp,
        ExchangeInputs exchange) {
    /** Nothing is known; labels were not asked. */
    public static final Setting UNKNOWN =
            new Setting(
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    ExchangeInputs.NOT_ASKED);

    /** Whether an input's address carries a label of an exchange. */
    public enum ExchangeInputs {
        /** Labels were not looked at. */
        NOT_ASKED,
        /** No input carries one. That no label is known does not mean that it is no exchange. */
        NONE,
        /** At least one does. */
        SOME
    }

    public static Setting of(
            BitcoinChain chain, int height, Instant stamp, ExchangeInputs exchange) {
        return new Setting(
                Optional.of(chain), OptionalInt.of(height), Optional.of(stamp), exchange);
    }

    /** Of a transaction whose network is not at hand; labels were not asked. */
    public static Setting of(int height, Instant stamp) {
        return new Setting(
                Optional.empty(),
                OptionalInt.of(height),
                Optional.of(stamp),
                ExchangeInputs.NOT_ASKED);
    }

    static Setting of(Place place) {
        return of(place.height(), place.claimedTime());
    }

    /** Whether the block is known to be stamped before this. */
    boolean isBefore(Instant time) {
        return stamp.filter(s -> s.isBefore(time)).isPresent();
    }

    Holds onMainNet(int from, int before) {
        if (chain.isEmpty()) {
            return Holds.UNKNOWN;
        }
        if (chain.get() != BitcoinChain.MAIN) {
            return Holds.NO;
        }
        return height.isEmpty()
                ? Holds.UNKNOWN
                : Holds.of(height.getAsInt() >= from && height.getAsInt() < before);
    }
}
