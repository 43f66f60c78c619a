package tracer.inquiry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import tracer.flow.Rational;
import tracer.ledger.Sats;

/**
 * A value for exact work and for reading.
 *
 * @param sats exact: whole satoshis {@code "4000000000"} or a fraction of them {@code "n/d"}. A
 *     text, since numbers of JSON lose digits in many readers
 * @param text decimal bitcoin with its unit; begins with ≈ where it was rounded
 */
public record Amount(String sats, String text) {
    private static final int BTC_DECIMALS = 8;

    /** Of a whole number of satoshis; also sums above what can exist at one time. */
    static Amount of(long sats) {
        return new Amount(
                Long.toString(sats),
                BigDecimal.valueOf(sats, BTC_DECIMALS).toPlainString() + " BTC");
    }

    static Amount of(BigInteger sats) {
        return of(sats.longValueExact());
    }

    static Amount of(Sats sats) {
        return of(sats.value());
    }

    static Amount of(Rational sats) {
        BigDecimal whole =
                new BigDecimal(sats.numerator())
                        .divide(new BigDecimal(sats.denominator()), 0, RoundingMode.HALF_EVEN);
        String btc = whole.movePointLeft(BTC_DECIMALS).setScale(BTC_DECIMALS).toPlainString();
        return new Amount(sats.toString(), (sats.isWhole() ? "" : "≈ ") + btc + " BTC");
    }
}
