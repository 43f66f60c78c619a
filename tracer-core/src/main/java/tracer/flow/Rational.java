package tracer.flow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * An exact fraction in lowest terms; the denominator is above zero. Sums and products reduce as
 * they go (Knuth, The Art of Computer Programming 2, 4.5.1), by small divisors where there are any:
 * the common divisor of two long numbers is by far the dearest step.
 */
public final class Rational implements Comparable<Rational> {
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    private final BigInteger numerator;
    private final BigInteger denominator;

    /** Of terms that are the lowest already. */
    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    public static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Rational of(BigInteger whole) {
        return new Rational(whole, BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction over zero");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        return new Rational(numerator.divide(divisor), denominator.divide(divisor));
    }

    /** The exact sum, added in pairs, so that long denominators meet as late as possible. */
    public static Rational sum(List<Rational> terms) {
        return switch (terms.size()) {
            case 0 -> ZERO;
            case 1 -> terms.getFirst();
            default -> {
                int half = terms.size() / 2;
                yield sum(terms.subList(0, half)).plus(sum(terms.subList(half, terms.size())));
            }
        };
    }

    public BigInteger numerator() {
        return numerator;
    }

    public BigInteger denominator() {
        return denominator;
    }

    public Rational plus(Rational o) {
        if (isWhole() && o.isWhole()) {
            return new Rational(numerator.add(o.numerator), BigInteger.ONE);
        }
        BigInteger shared =
                denominator.equals(o.denominator) ? denominator : denominator.gcd(o.denominator);
        BigInteger rest = denominator.divide(shared);
        BigInteger sum =
                numerator.multiply(o.denominator.divide(shared)).add(o.numerator.multiply(rest));
        BigInteger divisor = sum.gcd(shared);
        return new Rational(sum.divide(divisor), rest.multiply(o.denominator.divide(divisor)));
    }

    public Rational minus(Rational o) {
        return plus(new Rational(o.numerator.negate(), o.denominator));
    }

    public Rational times(Rational o) {
        BigInteger left = numerator.gcd(o.denominator);
        BigInteger right = o.numerator.gcd(denominator);
        return new Rational(
                numerator.divide(left).multiply(o.numerator.divide(right)),
                denominator.divide(right).multiply(o.denominator.divide(left)));
    }

    public Rational times(BigInteger whole) {
        return times(of(whole));
    }

    public Rational times(long whole) {
        return times(of(whole));
    }

    public Rational dividedBy(Rational o) {
        return o.numerator.signum() < 0
                ? times(new Rational(o.denominator.negate(), o.numerator.negate()))
                : times(new Rational(o.denominator, positive(o.numerator)));
    }

    private static BigInteger positive(BigInteger divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("divided by zero");
        }
        return divisor;
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** The least whole number that is no less. */
    public BigInteger roundedUp() {
        BigInteger[] whole = numerator.divideAndRemainder(denominator);
        return whole[1].signum() > 0 ? whole[0].add(BigInteger.ONE) : whole[0];
    }

    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** For display only: so many significant digits. */
    public BigDecimal approximate(MathContext digits) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), digits);
    }

    @Override
    public int compareTo(Rational o) {
        return numerator.multiply(o.denominator).compareTo(o.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Rational r
                && numerator.equals(r.numerator)
                && denominator.equals(r.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    /** {@code n} or {@code n/d}. */
    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}
