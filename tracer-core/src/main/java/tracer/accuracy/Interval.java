package tracer.accuracy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Where a share lies if other wallets of the same kind had been recorded: from the 2.5th to the
 * 97.5th of a hundred of {@value #SAMPLES} shares, each measured on as many wallets drawn anew with
 * replacement (Efron 1979). Whole wallets are drawn, since pairs and payments of one wallet depend
 * on each other.
 */
public record Interval(double low, double high) {
    static final int SAMPLES = 1_000;
    private static final double TAIL = 0.025;

    /** Of a share of wallets that count as often as their weights say. */
    static Interval of(int wallets, long seed, ToDoubleFunction<int[]> share) {
        Random random = new Random(seed);
        double[] shares = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            int[] weights = new int[wallets];
            for (int w = 0; w < wallets; w++) {
                weights[random.nextInt(wallets)]++;
            }
            shares[i] = share.applyAsDouble(weights);
        }
        Arrays.sort(shares);
        return new Interval(
                shares[(int) (TAIL * SAMPLES)], shares[(int) ((1 - TAIL) * SAMPLES) - 1]);
    }
}
