package tracer.flow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalInt;

/**
 * How amounts of an asset are printed.
 *
 * @param decimals digits between the base unit and the unit that people say; absent if nobody said:
 *     amounts are then printed in base units
 * @param unit put behind the number
 */
public record Denomination(OptionalInt decimals, String unit) {
    /** With its unit; begins with ≈ where it was rounded to a whole base unit, halves to even. */
    public String text(Rational units) {
        return number(units) + " " + unit;
    }

    /** As {@link #text}, without the zeros at the end of the number but one. */
    public String inWords(Rational units) {
        String number = number(units);
        int point = number.indexOf('.');
        int end = number.length();
        while (point >= 0 && end > point + 2 && number.charAt(end - 1) == '0') {
            end--;
        }
        return number.substring(0, end) + " " + unit;
    }

    /** Without its unit. */
    public String number(Rational units) {
        BigInteger whole =
                new BigDecimal(units.numerator())
                        .divide(new BigDecimal(units.denominator()), 0, RoundingMode.HALF_EVEN)
                        .toBigIntegerExact();
        return (units.isWhole() ? "" : "≈ ")
                + (decimals.isPresent()
                        ? new BigDecimal(whole, decimals.getAsInt()).toPlainString()
                        : whole.toString());
    }
}
