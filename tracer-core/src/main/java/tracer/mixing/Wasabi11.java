package tracer.mixing;

/**
 * A round of Wasabi 1.1 with several levels: outputs near 0.1 BTC times a power of two, at least
 * two on each level that counts, at least three on one; they are at least half of the outputs but
 * one, or all but as many as there are input scripts and one. Else as Wasabi 1.0 (Schnoering and
 * Vazirgiannis, arXiv 2311.12491, as in GraphSense).
 *
 * <p>The grade says how tightly participants are bounded: 50 + 50 · (n/s − 1/7) / (1 − 1/7) for n
 * outputs on the fullest level and s input scripts, halved where one of the two conditions on the
 * outputs fails; exact.
 */
final class Wasabi11 extends Detector {
    static final Wasabi11 DETECTOR = new Wasabi11();
    private static final int LEAST_ON_A_LEVEL = 2;

    /** 0.1 BTC times two to this power is more than all bitcoin. */
    private static final int LEVELS = 28;

    /** Outputs on levels. */
    private record Levels(int fullest, int outputs) {}

    private Wasabi11() {
        super(
                "wasabi-1.1",
                1,
                SpendClass.WASABI_1,
                Wasabi1.SOURCE,
                Wasabi1.conditions(
                        s -> levels(s).fullest(),
                        Condition.open(
                                "majority",
                                "half of the outputs but one on levels, or all but one and as many"
                                        + " as there are input scripts",
                                s -> isMajority(s) ? Holds.YES : changesAreFew(s))));
    }

    private static Levels levels(SpendShape s) {
        int fullest = 0;
        int outputs = 0;
        for (int level = 0; level < LEVELS; level++) {
            long size = Wasabi1.BASE << level;
            long tolerance = Wasabi1.TOLERANCE << level;
            int on = s.paid().countOutputs(size - tolerance, size + tolerance);
            if (on >= LEAST_ON_A_LEVEL) {
                fullest = Math.max(fullest, on);
                outputs += on;
            }
        }
        return new Levels(fullest, outputs);
    }

    private static boolean isMajority(SpendShape s) {
        return 2 * levels(s).outputs() >= s.outputCount() - 1;
    }

    /** Whether what is on no level is the coordinator's and a change for each script at most. */
    private static Holds changesAreFew(SpendShape s) {
        return s.hasInputScripts(s.outputCount() - levels(s).outputs() - 1);
    }

    @Override
    Grade grade(SpendShape s) {
        long n = levels(s).fullest();
        long scripts = s.knownInputScripts();
        boolean both = isMajority(s) && changesAreFew(s) == Holds.YES;
        long spread = Wasabi1.MOST_SCRIPTS_EACH;
        // 50 + 50 (7n − s) / (6s)
        long denominator = (spread - 1) * scripts;
        long numerator = 50 * denominator + 50 * (spread * n - scripts);
        return new Grade(numerator, both ? denominator : 2 * denominator);
    }

    @Override
    public String knownFailure() {
        return "takes a payout of amounts near 0.1 BTC times powers of two from many own addresses"
                + " for a round; on each level values may differ by a tenth";
    }
}
