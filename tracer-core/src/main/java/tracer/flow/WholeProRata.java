package tracer.flow;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import tracer.flow.Taint.Count;

/** {@link Policy#HAIRCUT_INT}: pro rata by largest remainders, in whole satoshis. */
record WholeProRata() implements Apportionment<Count> {
    @Override
    public Count all(long value) {
        return new Count(value);
    }

    @Override
    public List<Count> across(long[] from, SortedMap<Integer, Count> entering, long[] to) {
        long traced = Taint.total(entering.values().stream().mapToLong(Count::satoshis));
        long[] shares = new long[to.length];
        if (traced > 0) {
            BigInteger total = BigInteger.valueOf(Taint.total(Arrays.stream(from)));
            BigInteger[] remainders = new BigInteger[to.length];
            for (int i = 0; i < to.length; i++) {
                BigInteger[] share =
                        BigInteger.valueOf(to[i])
                                .multiply(BigInteger.valueOf(traced))
                                .divideAndRemainder(total);
                shares[i] = share[0].longValueExact();
                remainders[i] = share[1];
            }
            long left = traced - Taint.total(Arrays.stream(shares));
            IntStream.range(0, to.length)
                    .boxed()
                    .sorted(
                            Comparator.<Integer, BigInteger>comparing(i -> remainders[i])
                                    .reversed()
                                    .thenComparing(Comparator.naturalOrder()))
                    .limit(left)
                    .forEach(i -> shares[i]++);
        }
        return Arrays.stream(shares).mapToObj(Count::new).toList();
    }
}
