package tracer.pattern;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import tracer.flow.Rational;
import tracer.ledger.Place;

/** Times between blocks and shares, in words. */
final class Span {
    /** How far a block's time may be off: consensus lets it run two hours ahead of the network. */
    static final Duration TOLERANCE = Duration.ofHours(2);

    private static final int DIGITS = 4;

    private Span() {}

    /** As the miners' claims have it: may be negative. */
    static Duration between(Place from, Place to) {
        return Duration.between(from.claimedTime(), to.claimedTime());
    }

    static boolean isWithin(Instant from, Instant to, Duration atMost) {
        return Duration.between(from, to).compareTo(atMost) <= 0;
    }

    /** "2 d 3 h", "50 min", "−5 min". */
    static String text(Duration span) {
        if (span.isNegative()) {
            return "−" + text(span.negated());
        }
        StringBuilder out = new StringBuilder();
        part(out, span.toDays(), "d");
        part(out, span.toHoursPart(), "h");
        part(out, span.toMinutesPart(), "min");
        part(out, span.toSecondsPart(), "s");
        return out.isEmpty() ? "0 s" : out.toString().strip();
    }

    private static void part(StringBuilder out, long n, String unit) {
        if (n > 0) {
            out.append(n).append(' ').append(unit).append(' ');
        }
    }

    /** A warning where block times could hide that a limit was crossed; empty elsewhere. */
    static String nearLimit(Duration span, Duration limit) {
        return limit.minus(span).compareTo(TOLERANCE) <= 0
                ? " (closer to the limit than block times can be trusted)"
                : "";
    }

    /** A share as a decimal, for reading only; begins with ≈ where it was rounded. */
    static String share(Rational share) {
        BigDecimal rounded = share.approximate(new MathContext(DIGITS)).stripTrailingZeros();
        boolean isExact =
                rounded.multiply(new BigDecimal(share.denominator()))
                                .compareTo(new BigDecimal(share.numerator()))
                        == 0;
        return (isExact ? "" : "≈ ") + rounded.toPlainString();
    }
}
