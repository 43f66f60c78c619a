package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.LongStream;
import tracer.flow.Taint.Part;

/**
 * {@link Policy#HAIRCUT}: every satoshi that leaves carries the same part of what enters. Each part
 * knows a denominator over which all amounts that led to it can be written; it grows only where
 * amounts really get longer, by at most the sum of that transaction.
 */
record ProRata() implements Apportionment<Part> {
    @Override
    public Part all(long value) {
        return new Part(Rational.ONE, BigInteger.ONE, value);
    }

    @Override
    public List<Part> across(long[] from, SortedMap<Integer, Part> entering, long[] to) {
        Rational part = part(from, entering);
        BigInteger common = common(entering);
        BigInteger after = fits(part, to, common) ? common : multiple(common, part.denominator());
        return LongStream.of(to).mapToObj(value -> new Part(part, after, value)).toList();
    }

    @Override
    public boolean lengthens(long[] from, SortedMap<Integer, Part> entering, long[] to) {
        return !fits(part(from, entering), to, common(entering));
    }

    private static Rational part(long[] from, SortedMap<Integer, Part> entering) {
        Map<Rational, Long> values = new LinkedHashMap<>();
        for (Part p : entering.values()) {
            values.merge(p.part(), p.value(), Math::addExact);
        }
        long total = Taint.total(Arrays.stream(from));
        if (values.size() == 1 && values.containsValue(total)) {
            return values.keySet().iterator().next();
        }
        List<Rational> amounts = new ArrayList<>(values.size());
        values.forEach((part, value) -> amounts.add(part.times(value)));
        return total == 0 ? Rational.ZERO : Rational.sum(amounts).times(Rational.of(1, total));
    }

    private static BigInteger common(SortedMap<Integer, Part> entering) {
        return entering.values().stream()
                .map(Part::common)
                .distinct()
                .reduce(BigInteger.ONE, ProRata::multiple);
    }

    private static boolean fits(Rational part, long[] values, BigInteger common) {
        return divides(part.denominator(), common)
                || LongStream.of(values)
                        .allMatch(value -> divides(part.times(value).denominator(), common));
    }

    private static boolean divides(BigInteger divisor, BigInteger number) {
        return number.mod(divisor).signum() == 0;
    }

    private static BigInteger multiple(BigInteger a, BigInteger b) {
        return divides(b, a) ? a : a.multiply(b.divide(a.gcd(b)));
    }
}
