package tracer.flow;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.problem.BadInput;

/** An exact part of a whole as it is typed: {@code 1/3}, {@code 2.5%} or {@code 0.025}. */
public final class Share {
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,30})/([0-9]{1,30})");
    private static final Pattern DECIMAL =
            Pattern.compile("([0-9]{1,30})(?:\\.([0-9]{1,30}))?(%?)");
    private static final int PERCENT = 100;

    private Share() {}

    /**
     * @throws BadInput if it is not above 0 and at most 1, or no number at all
     */
    public static Rational of(String text) {
        Rational share = parse(text.strip());
        if (share.isZero() || share.compareTo(Rational.ONE) > 0) {
            throw new BadInput(
                    "'%s' is no share: it must be above 0 and at most 1".formatted(text));
        }
        return share;
    }

    private static Rational parse(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            BigInteger whole = new BigInteger(fraction.group(2));
            if (whole.signum() == 0) {
                throw new BadInput("'%s' divides by zero".formatted(text));
            }
            return Rational.of(new BigInteger(fraction.group(1)), whole);
        }
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) {
            throw new BadInput("'%s' is no share; write 1/3, 2.5%% or 0.025".formatted(text));
        }
        String places = decimal.group(2) == null ? "" : decimal.group(2);
        return Rational.of(
                new BigInteger(decimal.group(1) + places),
                BigInteger.TEN
                        .pow(places.length())
                        .multiply(BigInteger.valueOf(decimal.group(3).isEmpty() ? 1 : PERCENT)));
    }
}
