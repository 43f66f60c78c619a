package tracer.mixing;

import java.math.BigInteger;

/** In how many ways k can be chosen out of n. */
final class Binomials {
    private Binomials() {}

    /** 0 where there is no way. */
    static BigInteger choose(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= Math.min(k, n - k); i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i + 1L)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }
}
