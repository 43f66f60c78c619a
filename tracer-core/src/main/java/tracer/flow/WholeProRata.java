package tracer.flow;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import tracer.flow.Taint.Count;

/** {@link Policy#HAIRCUT_INT}: pro rata by largest remainders, in whole base units. */
record WholeProRata() implements Apportionment<Count> {
    @Override
    public Count all(BigInteger value) {
        return new Count(value);
    }

    @Override
    public Count part(BigInteger value, Rational amount) {
        return Count.down(amount);
    }

    @Override
    public Count join(Count one, Count other) {
        return one.or(other);
    }

    @Override
    public List<Count> across(
            List<BigInteger> from, SortedMap<Integer, Count> entering, List<BigInteger> to) {
        BigInteger traced = Taint.total(entering.values().stream().map(Count::units).toList());
        if (traced.signum() == 0) {
            return to.stream().map(none -> new Count(BigInteger.ZERO)).toList();
        }
        BigInteger total = Taint.total(from);
        List<BigInteger[]> parts =
                to.stream().map(v -> v.multiply(traced).divideAndRemainder(total)).toList();
        BigInteger[] shares = parts.stream().map(p -> p[0]).toArray(BigInteger[]::new);
        BigInteger left = traced.subtract(Taint.total(List.of(shares)));
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(
                        Comparator.<Integer, BigInteger>comparing(i -> parts.get(i)[1])
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                .limit(left.intValueExact())
                .forEach(i -> shares[i] = shares[i].add(BigInteger.ONE));
        return Arrays.stream(shares).map(Count::new).toList();
    }
}
