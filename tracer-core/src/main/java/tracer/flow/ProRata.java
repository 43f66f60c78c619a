package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tracer.flow.Taint.Part;

/**
 * {@link Policy#HAIRCUT}: every satoshi that leaves carries the same part of what enters. Each part
 * knows a denominator over which all amounts that led to it can be written; it grows only where
 * amounts really get longer, by at most the sum of that transaction.
 */
record ProRata() implements Apportionment<Part> {
    @Override
    public Part all(BigInteger value) {
        return new Part(Rational.ONE, BigInteger.ONE, value);
    }

    @Override
    public Part part(BigInteger value, Rational amount) {
        return value.signum() == 0
                ? all(value)
                : new Part(
                        amount.times(Rational.of(BigInteger.ONE, value)),
                        amount.denominator(),
                        value);
    }

    /** The larger part: which units either means is not said. */
    @Override
    public Part join(Part one, Part other) {
        return new Part(
                one.part().compareTo(other.part()) < 0 ? other.part() : one.part(),
                multiple(one.common(), other.common()),
                one.value());
    }

    @Override
    public List<Part> across(
            List<BigInteger> from, SortedMap<Integer, Part> entering, List<BigInteger> to) {
        Rational part = part(from, entering);
        BigInteger common = common(entering);
        BigInteger after = fits(part, to, common) ? common : multiple(common, part.denominator());
        return to.stream().map(value -> new Part(part, after, value)).toList();
    }

    @Override
    public boolean lengthens(
            List<BigInteger> from, SortedMap<Integer, Part> entering, List<BigInteger> to) {
        return !fits(part(from, entering), to, common(entering));
    }

    private static Rational part(List<BigInteger> from, SortedMap<Integer, Part> entering) {
        Map<Rational, BigInteger> values = new LinkedHashMap<>();
        for (Part p : entering.values()) {
            values.merge(p.part(), p.value(), BigInteger::add);
        }
        BigInteger total = Taint.total(from);
        if (values.size() == 1 && values.containsValue(total)) {
            return values.keySet().iterator().next();
        }
        List<Rational> amounts = new ArrayList<>(values.size());
        values.forEach((part, value) -> amounts.add(part.times(value)));
        return total.signum() == 0
                ? Rational.ZERO
                : Rational.sum(amounts).times(Rational.of(BigInteger.ONE, total));
    }

    private static BigInteger common(SortedMap<Integer, Part> entering) {
        return entering.values().stream()
                .map(Part::common)
                .distinct()
                .reduce(BigInteger.ONE, ProRata::multiple);
    }

    private static boolean fits(Rational part, List<BigInteger> values, BigInteger common) {
        return divides(part.denominator(), common)
                || values.stream()
                        .allMatch(value -> divides(part.times(value).denominator(), common));
    }

    private static boolean divides(BigInteger divisor, BigInteger number) {
        return number.mod(divisor).signum() == 0;
    }

    private static BigInteger multiple(BigInteger a, BigInteger b) {
        return divides(b, a) ? a : a.multiply(b.divide(a.gcd(b)));
    }
}
