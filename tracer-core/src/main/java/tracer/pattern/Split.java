package tracer.pattern;

import java.math.BigInteger;
import tracer.flow.Rational;
import tracer.ledger.Place;

/**
 * A transaction that divides one piece of value into two, on whatever ledger: one input and two
 * outputs; or what an account passes on in a short time of one receipt.
 *
 * @param spends id of what it divides
 */
public record Split(String transaction, Place place, String spends, Part first, Part second) {
    /**
     * One of the two.
     *
     * @param id an outpoint, or a hash with a position
     * @param amount whole base units
     */
    public record Part(String id, Holder to, BigInteger amount, Freshness freshness) {
        public Part {
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("nothing is no part: " + amount);
            }
        }
    }

    /** Whether a receiver had been paid before. */
    public enum Freshness {
        /** Never before, in what is stored, and nothing before is missing. */
        FRESH,
        USED,
        /** No payment before is stored, but blocks are missing in which one may be. */
        UNKNOWN
    }

    /** The larger part; of equal ones the first. */
    public Part bulk() {
        return isFirstLarger() ? first : second;
    }

    /** The other part. */
    public Part peel() {
        return isFirstLarger() ? second : first;
    }

    boolean isFirstLarger() {
        return first.amount().compareTo(second.amount()) >= 0;
    }

    /** Of the smaller part to the larger, exact. */
    public Rational ratio() {
        return Rational.of(peel().amount(), bulk().amount());
    }
}
