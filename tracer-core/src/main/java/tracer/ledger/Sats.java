package tracer.ledger;

import java.math.BigDecimal;
import tracer.problem.BadInput;

/**
 * A value in satoshis, exact, from 0 to 21 million bitcoin. One bitcoin is 100,000,000 satoshis.
 */
public record Sats(long value) implements Comparable<Sats> {
    /** Consensus limit of any output and any sum of outputs (MAX_MONEY of Bitcoin Core). */
    public static final long MAX = 2_100_000_000_000_000L;

    private static final int BTC_DECIMALS = 8;

    public static final Sats ZERO = new Sats(0);

    public Sats {
        if (value < 0 || value > MAX) {
            throw new BadInput("%d satoshis is outside 0 to %d".formatted(value, MAX));
        }
    }

    public static Sats of(long satoshis) {
        return new Sats(satoshis);
    }

    /** From decimal bitcoin such as {@code 0.015}; more than eight decimals are refused. */
    public static Sats ofBtc(String text) {
        return ofBtc(decimal(text));
    }

    public static Sats ofBtc(BigDecimal btc) {
        try {
            return new Sats(btc.movePointRight(BTC_DECIMALS).longValueExact());
        } catch (ArithmeticException e) {
            throw new BadInput("%s BTC is not a whole number of satoshis".formatted(btc), e);
        }
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new BadInput("'%s' is not a decimal number".formatted(text), e);
        }
    }

    public Sats plus(Sats o) {
        return new Sats(Math.addExact(value, o.value));
    }

    /** The difference; a negative one is refused. */
    public Sats minus(Sats o) {
        return new Sats(Math.subtractExact(value, o.value));
    }

    /** Decimal bitcoin with all eight decimals, without the unit. */
    public String toBtc() {
        return BigDecimal.valueOf(value, BTC_DECIMALS).toPlainString();
    }

    @Override
    public int compareTo(Sats o) {
        return Long.compare(value, o.value);
    }

    @Override
    public String toString() {
        return toBtc() + " BTC";
    }
}
