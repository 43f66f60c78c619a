package tracer.pattern;

import java.math.BigInteger;
import java.time.Instant;
import tracer.ledger.BlockHash;
import tracer.ledger.Hash32;
import tracer.ledger.Place;
import tracer.pattern.Split.Freshness;
import tracer.pattern.Split.Part;

/** Neutral values made by hand, as any ledger could feed them. */
final class Values {
    static final long HOUR = 3_600;
    static final long DAY = 24 * HOUR;

    private Values() {}

    /** At a height, stamped so many seconds after the epoch. */
    static Place at(int height, long seconds) {
        return new Place(height, 0, new BlockHash(Hash32.ZERO), Instant.ofEpochSecond(seconds));
    }

    static Holder holder(String name) {
        return new Holder(Holder.Kind.ADDRESS, name);
    }

    static Payer payer(String name) {
        return new Payer.Known(holder(name));
    }

    static BigInteger amount(long amount) {
        return BigInteger.valueOf(amount);
    }

    /** A payment to "me". */
    static Movement paid(int height, long seconds, Payer from, long amount) {
        return new Movement(
                "t%d:0".formatted(height),
                "t" + height,
                from,
                holder("me"),
                amount(amount),
                at(height, seconds));
    }

    static Turnover in(int height, long seconds, long amount) {
        return new Turnover("t" + height, at(height, seconds), amount(amount), BigInteger.ZERO);
    }

    static Turnover out(int height, long seconds, long amount) {
        return new Turnover("t" + height, at(height, seconds), BigInteger.ZERO, amount(amount));
    }

    /** The n-th of a chain: divides what the one before made, the larger part second. */
    static Split split(int n, long seconds, long peel, long bulk, Freshness freshness) {
        return new Split(
                "t" + n,
                at(n, seconds),
                "t%d:1".formatted(n - 1),
                new Part("t%d:0".formatted(n), holder("payee" + n), amount(peel), Freshness.USED),
                new Part("t%d:1".formatted(n), holder("change" + n), amount(bulk), freshness));
    }
}
