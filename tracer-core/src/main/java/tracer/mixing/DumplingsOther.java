package tracer.mixing;

import java.util.List;
import tracer.ledger.Output;

/**
 * Any other CoinJoin as the scanner Dumplings tells them: exactly one value is repeated, on exactly
 * half of the outputs; as many input and output scripts as that, or more; and the greatest input is
 * at most that value and the greatest other output together, less 10,000 satoshis. Grade ours:
 * below the threshold, since the scanner itself gathers what it cannot name here.
 */
final class DumplingsOther extends Detector {
    static final DumplingsOther DETECTOR = new DumplingsOther();
    private static final long MARGIN = 10_000;
    private static final Grade GRADE = Grade.of(45);

    private DumplingsOther() {
        super(
                "dumplings-other",
                1,
                SpendClass.COINJOIN,
                "Dumplings, nopara73",
                List.of(
                        Condition.inputs(2),
                        Condition.of(
                                "equal-outputs",
                                "exactly one value that is repeated",
                                s -> s.paid().countValues(n -> n > 1) == 1),
                        Condition.of(
                                "participants",
                                "that value on exactly half of the outputs",
                                s -> 2 * s.mostTimesPaid() == s.outputCount()),
                        Condition.of(
                                "output-scripts",
                                "as many output scripts as equal outputs",
                                s -> s.distinctOutputScripts() >= s.mostTimesPaid()),
                        Condition.open(
                                "input-scripts",
                                "as many input scripts as equal outputs",
                                s -> s.hasInputScripts(s.mostTimesPaid())),
                        Condition.open(
                                "greatest-input",
                                "no input above the equal value and the greatest other output, less"
                                        + " 10,000 satoshis",
                                s -> s.everyInput(o -> isWithin(o, s)))));
    }

    private static boolean isWithin(Output input, SpendShape s) {
        long equal = s.paid().greatest(value -> true, n -> n > 1);
        long other = s.paid().greatest(value -> true, n -> n == 1);
        return input.value().value() <= equal + other - MARGIN;
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "takes a payout of equal amounts and as many others from own addresses for a"
                + " CoinJoin; misses rounds without a change for each";
    }
}
