package tracer.mixing;

/**
 * How far a {@link Boltzmann} analysis goes, since its cost grows exponentially. Counted in steps
 * and not in seconds, so that the same question always has the same answer.
 *
 * @param inputs at most so many, up to 20
 * @param outputs at most so many, up to 20
 * @param steps at most so many pairs of blocks tried
 */
public record BoltzmannLimits(int inputs, int outputs, long steps) {
    /** More would not fit the tables of sums. */
    private static final int MOST = 20;

    /** Tens of millions of steps take seconds. */
    public static final BoltzmannLimits DEFAULT = new BoltzmannLimits(16, 16, 50_000_000);

    public BoltzmannLimits {
        if (inputs < 1 || inputs > MOST || outputs < 1 || outputs > MOST || steps < 1) {
            throw new IllegalArgumentException(
                    "limits of %d inputs, %d outputs, %d steps".formatted(inputs, outputs, steps));
        }
    }
}
