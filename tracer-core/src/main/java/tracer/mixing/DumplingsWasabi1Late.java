package tracer.mixing;

import java.util.List;

/**
 * A round of Wasabi 1 as the scanner Dumplings tells them once the coordinator used fresh
 * addresses: main net from height 610,000 on, pay-to-witness-key-hash only, the most frequent value
 * within 0.02 BTC of 0.1 BTC and on ten outputs or more, at least as many inputs, and two outputs
 * or more with a value of their own. Grade ours.
 */
final class DumplingsWasabi1Late extends Detector {
    static final DumplingsWasabi1Late DETECTOR = new DumplingsWasabi1Late();

    /** From here on the coordinator's address is a new one each time. */
    static final int FIRST_HEIGHT = 610_000;

    private static final int LEAST_EQUAL = 10;
    private static final int LEAST_UNIQUE = 2;
    private static final long TOLERANCE = 2_000_000;
    private static final Grade GRADE = Grade.of(70);

    private DumplingsWasabi1Late() {
        super(
                "dumplings-wasabi-1-late",
                1,
                SpendClass.WASABI_1,
                "Dumplings, nopara73",
                List.of(
                        Condition.inputs(LEAST_EQUAL),
                        Condition.mainNet(FIRST_HEIGHT, Integer.MAX_VALUE),
                        Condition.count(
                                "equal-outputs",
                                "outputs of the most frequent value",
                                LEAST_EQUAL,
                                Integer.MAX_VALUE,
                                SpendShape::mostTimesPaid),
                        Condition.of(
                                "denomination",
                                "0.1 BTC, give or take 0.02, as the most frequent value",
                                s -> mostNearBase(s) == s.mostTimesPaid()),
                        Condition.of(
                                "participants",
                                "as many inputs as outputs of that value",
                                s -> s.inputs() >= s.mostTimesPaid()),
                        Condition.of(
                                "unique-outputs",
                                "two outputs with a value of their own",
                                s -> s.paid().countValues(n -> n == 1) >= LEAST_UNIQUE),
                        Condition.onlyWitnessKeyHashes()));
    }

    private static int mostNearBase(SpendShape s) {
        return s.mostTimesPaid(v -> Math.abs(v - Wasabi1.BASE) <= TOLERANCE);
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "takes a payout of ten or more equal amounts near 0.1 BTC for a round";
    }
}
