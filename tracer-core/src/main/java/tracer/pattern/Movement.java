package tracer.pattern;

import java.math.BigInteger;
import java.util.Comparator;
import tracer.ledger.Place;

/**
 * Value that comes to somebody, on whatever ledger: an output, or a transfer between accounts.
 * Ordered as on the chain.
 *
 * @param id an outpoint, or a hash with a position
 * @param transaction that it is part of
 * @param amount whole base units
 */
public record Movement(
        String id, String transaction, Payer from, Holder to, BigInteger amount, Place place)
        implements Comparable<Movement> {
    private static final Comparator<Movement> ORDER =
            Comparator.comparing(Movement::place).thenComparing(Movement::id);

    public Movement {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("an amount below 0: " + amount);
        }
    }

    @Override
    public int compareTo(Movement o) {
        return ORDER.compare(this, o);
    }
}
