package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
    @Test
    void isAlwaysInLowestTermsOverAPositiveDenominator() {
        assertThat(Rational.of(6, -4)).hasToString("-3/2");
        assertThat(Rational.of(0, -7)).isEqualTo(Rational.ZERO).hasToString("0");
        assertThat(Rational.of(12, 4)).isEqualTo(Rational.of(3)).hasToString("3");
    }

    @Test
    void refusesToDivideByZero() {
        assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isShownWithAsManyDigitsAsAskedFor() {
        assertThat(Rational.of(2, 3).approximate(new MathContext(4))).hasToString("0.6667");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithFractionsReducedByTheBook(long seed) {
        Random random = new Random(seed);
        List<Rational> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long a = random.nextInt(-60, 61);
            long b = random.nextInt(1, 61);
            long c = random.nextInt(-60, 61);
            long d = random.nextInt(1, 61);
            Rational x = Rational.of(a, b);
            Rational y = Rational.of(c, d);
            assertThat(x.plus(y)).as("seed %d", seed).isEqualTo(book(a * d + c * b, b * d));
            assertThat(x.minus(y)).as("seed %d", seed).isEqualTo(book(a * d - c * b, b * d));
            assertThat(x.times(y)).as("seed %d", seed).isEqualTo(book(a * c, b * d));
            assertThat(x.times(c)).as("seed %d", seed).isEqualTo(book(a * c, b));
            if (c != 0) {
                assertThat(x.dividedBy(y)).as("seed %d", seed).isEqualTo(book(a * d, b * c));
            }
            assertThat(Integer.signum(x.compareTo(y))).isEqualTo(Long.signum(a * d - c * b));
            all.add(x);
        }
        assertThat(Rational.sum(all)).isEqualTo(all.stream().reduce(Rational.ZERO, Rational::plus));
    }

    private static Rational book(long n, long d) {
        BigInteger numerator = BigInteger.valueOf(n);
        BigInteger denominator = BigInteger.valueOf(d);
        Rational r = Rational.of(numerator, denominator);
        assertThat(r.numerator().gcd(r.denominator())).isEqualTo(BigInteger.ONE);
        assertThat(r.numerator().multiply(denominator))
                .isEqualTo(numerator.multiply(r.denominator()));
        return r;
    }
}
