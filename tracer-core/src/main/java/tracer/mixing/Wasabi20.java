package tracer.mixing;

import java.util.List;

/**
 * A round of Wasabi 2: twenty inputs or more, no script owning more than a tenth of them; no output
 * below 5,000 satoshis, all outputs to distinct scripts; at least three values that occur
 * repeatedly, and at least about half of the outputs, but not all, have one of them (Schnoering and
 * Vazirgiannis, arXiv 2311.12491, as in GraphSense).
 */
final class Wasabi20 extends Detector {
    static final Wasabi20 DETECTOR = new Wasabi20();
    private static final Grade GRADE = Grade.of(60);
    private static final int LEAST_INPUTS = 20;
    private static final int LEAST_DENOMINATIONS = 3;

    /** It makes no output below this, in satoshis. */
    private static final long LEAST_VALUE = 5_000;

    private Wasabi20() {
        super(
                "wasabi-2",
                1,
                SpendClass.WASABI_2,
                "Schnoering and Vazirgiannis, arXiv 2311.12491",
                List.of(
                        Condition.inputs(LEAST_INPUTS),
                        Condition.count(
                                "denominations",
                                "values that occur repeatedly",
                                LEAST_DENOMINATIONS,
                                Integer.MAX_VALUE,
                                Wasabi20::denominations),
                        Condition.of(
                                "majority",
                                "half of the outputs but one with such a value",
                                s -> 2 * mixed(s) >= s.outputCount() - 1),
                        Condition.of(
                                "no-change",
                                "an output with a value of its own",
                                s -> mixed(s) < s.outputCount()),
                        Condition.of(
                                "least-value",
                                "no output below 5,000 satoshis",
                                s ->
                                        s.outputs().stream()
                                                .allMatch(o -> o.value().value() >= LEAST_VALUE)),
                        Condition.distinctOutputScripts(),
                        Condition.spreadInputs(),
                        Vetoes.NO_STONEWALL));
    }

    private static int denominations(SpendShape s) {
        return s.paid().countValues(n -> n >= 2);
    }

    /** How many outputs have a value that occurs repeatedly. */
    private static int mixed(SpendShape s) {
        return s.paid().countOutputs(n -> n >= 2);
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "misses rounds of fewer than 20 inputs or without any unpaired output; takes rounds of"
                + " Wasabi 1 with several denominations for its own; a large payout from many own"
                + " addresses at repeated prices looks the same";
    }
}
