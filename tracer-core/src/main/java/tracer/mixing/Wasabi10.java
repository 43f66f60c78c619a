package tracer.mixing;

/**
 * A round of Wasabi 1.0: at least three outputs of one value within a twentieth of 0.1 BTC, at
 * least half of the outputs but for the coordinator's; ten inputs or more, no script owning more
 * than a tenth of them, and between one and seven input scripts for each equal output (Schnoering
 * and Vazirgiannis, arXiv 2311.12491, as in GraphSense).
 */
final class Wasabi10 extends Detector {
    static final Wasabi10 DETECTOR = new Wasabi10();
    private static final Grade GRADE = Grade.of(70);

    private Wasabi10() {
        super(
                "wasabi-1.0",
                1,
                SpendClass.WASABI_1,
                Wasabi1.SOURCE,
                Wasabi1.conditions(
                        Wasabi10::participants,
                        Condition.of(
                                "majority",
                                "half of the outputs but one with that value",
                                s -> 2 * participants(s) >= s.outputCount() - 1)));
    }

    private static int participants(SpendShape s) {
        return s.mostTimesPaid(v -> Math.abs(v - Wasabi1.BASE) <= Wasabi1.TOLERANCE);
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "takes a payout of equal amounts near 0.1 BTC from many own addresses for a round;"
                + " misses rounds where fewer than half of the outputs are equal";
    }
}
