package tracer.mixing;

import java.math.BigInteger;

/**
 * The CoinJoin of the closest shape that hides most: equal inputs, equal outputs, no fee, and so
 * many of the one for each of the other.
 */
final class PerfectCoinJoin {
    private PerfectCoinJoin() {}

    /**
     * How many interpretations it has. The lesser number stays as it is, the greater is raised to
     * the next multiple of it.
     */
    static BigInteger interpretations(int inputs, int outputs) {
        int few = Math.min(inputs, outputs);
        int each = (Math.max(inputs, outputs) + few - 1) / few;
        BigInteger[] ways = new BigInteger[few + 1];
        ways[0] = BigInteger.ONE;
        for (int n = 1; n <= few; n++) {
            ways[n] = BigInteger.ZERO;
            // The block of the first of n has size b; the others of it and what they share with it
            // can be chosen freely.
            for (int b = 1; b <= n; b++) {
                ways[n] =
                        ways[n].add(
                                Binomials.choose(n - 1, b - 1)
                                        .multiply(Binomials.choose(n * each, b * each))
                                        .multiply(ways[n - b]));
            }
        }
        return ways[few];
    }
}
