package tracer.maxflow;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * What still fits through the arcs of a network. Arc {@code 2e} is edge {@code e}, arc {@code 2e+1}
 * the way back, by which flow is taken off it again.
 */
sealed interface Residuals {
    /** The sum of all capacities has at most this many bits where 64-bit numbers are used. */
    int MOST_BITS = 62;

    boolean isOpen(int arc);

    /** Lets as much flow along a path of open arcs as fits, and closes at least one of them. */
    void push(int[] arcs, int length);

    /** What flows through an edge, backwards counted off. */
    BigInteger flow(int edge);

    /** An unbounded edge gets the sum of all capacities, more than which can never come. */
    static Residuals of(List<FlowNetwork.Edge> edges) {
        BigInteger sum =
                edges.stream()
                        .flatMap(e -> e.capacity().stream())
                        .reduce(BigInteger.ZERO, BigInteger::add);
        return sum.bitLength() <= MOST_BITS
                ? new Narrow(capacities(edges, sum))
                : new Wide(capacities(edges, sum));
    }

    private static BigInteger[] capacities(List<FlowNetwork.Edge> edges, BigInteger sum) {
        return edges.stream().map(e -> e.capacity().orElse(sum)).toArray(BigInteger[]::new);
    }

    /** In 64 bits. */
    final class Narrow implements Residuals {
        private final long[] left;

        Narrow(BigInteger[] capacities) {
            left = new long[2 * capacities.length];
            for (int e = 0; e < capacities.length; e++) {
                left[2 * e] = capacities[e].longValueExact();
            }
        }

        @Override
        public boolean isOpen(int arc) {
            return left[arc] > 0;
        }

        @Override
        public void push(int[] arcs, int length) {
            long most = Long.MAX_VALUE;
            for (int i = 0; i < length; i++) {
                most = Math.min(most, left[arcs[i]]);
            }
            for (int i = 0; i < length; i++) {
                left[arcs[i]] = Math.subtractExact(left[arcs[i]], most);
                left[arcs[i] ^ 1] = Math.addExact(left[arcs[i] ^ 1], most);
            }
        }

        @Override
        public BigInteger flow(int edge) {
            return BigInteger.valueOf(left[2 * edge + 1]);
        }
    }

    /** Of any length. */
    final class Wide implements Residuals {
        private final BigInteger[] left;

        Wide(BigInteger[] capacities) {
            left = new BigInteger[2 * capacities.length];
            Arrays.fill(left, BigInteger.ZERO);
            for (int e = 0; e < capacities.length; e++) {
                left[2 * e] = capacities[e];
            }
        }

        @Override
        public boolean isOpen(int arc) {
            return left[arc].signum() > 0;
        }

        @Override
        public void push(int[] arcs, int length) {
            BigInteger most = left[arcs[0]];
            for (int i = 1; i < length; i++) {
                most = most.min(left[arcs[i]]);
            }
            for (int i = 0; i < length; i++) {
                left[arcs[i]] = left[arcs[i]].subtract(most);
                left[arcs[i] ^ 1] = left[arcs[i] ^ 1].add(most);
            }
        }

        @Override
        public BigInteger flow(int edge) {
            return left[2 * edge + 1];
        }
    }
}
