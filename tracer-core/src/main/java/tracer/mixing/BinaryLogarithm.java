package tracer.mixing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Logarithms to base 2 of whole numbers, to five decimals, the same on every machine. */
final class BinaryLogarithm {
    private static final int DECIMALS = 5;

    /** Bits of the result behind the point: far more than five decimals need. */
    private static final int BITS = 60;

    /** Each squaring doubles the relative error: 60 of them on 60 digits leave over 40. */
    private static final MathContext PRECISION = new MathContext(60);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private BinaryLogarithm() {}

    /** Of a number of 1 or more, divided by another; rounded half up. */
    static BigDecimal of(BigInteger number, int divisor) {
        int whole = number.bitLength() - 1;
        BigDecimal rest =
                new BigDecimal(number).divide(new BigDecimal(BigInteger.TWO.pow(whole)), PRECISION);
        BigInteger bits = BigInteger.valueOf(whole);
        for (int i = 0; i < BITS; i++) {
            rest = rest.multiply(rest, PRECISION);
            bits = bits.shiftLeft(1);
            if (rest.compareTo(TWO) >= 0) {
                rest = rest.divide(TWO, PRECISION);
                bits = bits.setBit(0);
            }
        }
        return new BigDecimal(bits)
                .divide(
                        new BigDecimal(
                                BigInteger.TWO.pow(BITS).multiply(BigInteger.valueOf(divisor))),
                        DECIMALS,
                        RoundingMode.HALF_UP);
    }
}
