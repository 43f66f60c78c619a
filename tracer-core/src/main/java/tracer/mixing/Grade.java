package tracer.mixing;

import java.math.BigInteger;

/**
 * How strong a detector's word is, from 0 to 100, as an exact fraction in lowest terms. It orders
 * detectors among themselves and is no probability: nobody has measured how often it is right.
 *
 * @param numerator 0 or more
 * @param denominator above 0
 */
public record Grade(long numerator, long denominator) implements Comparable<Grade> {
    private static final int MOST = 100;

    public Grade {
        if (numerator < 0
                || denominator <= 0
                || numerator > Math.multiplyExact(MOST, denominator)) {
            throw new IllegalArgumentException(
                    "grade %d/%d is outside 0 to 100".formatted(numerator, denominator));
        }
        long divisor =
                BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValueExact();
        numerator /= divisor;
        denominator /= divisor;
    }

    public static Grade of(int whole) {
        return new Grade(whole, 1);
    }

    /** Whether it is at least so much. */
    public boolean isAtLeast(int whole) {
        return numerator >= Math.multiplyExact(whole, denominator);
    }

    @Override
    public int compareTo(Grade o) {
        return Long.compare(
                Math.multiplyExact(numerator, o.denominator),
                Math.multiplyExact(o.numerator, denominator));
    }

    /** Whole, or whole and fraction, such as {@code 83 1/3}. */
    @Override
    public String toString() {
        long whole = numerator / denominator;
        long rest = numerator % denominator;
        return rest == 0 ? Long.toString(whole) : "%d %d/%d".formatted(whole, rest, denominator);
    }
}
