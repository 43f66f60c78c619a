package tracer.mixing;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tracer.ledger.ScriptType;

/**
 * A round of Wasabi 2 as the scanner Dumplings tells them: main net from height 741,213 on, fifty
 * inputs or more, pay-to-witness-key-hash and taproot only, inputs and outputs each sorted with
 * values falling, and more than four fifths of the outputs of a standard denomination. The order of
 * inputs and outputs is part of the rule. Grade ours.
 */
final class DumplingsWasabi2 extends Detector {
    static final DumplingsWasabi2 DETECTOR = new DumplingsWasabi2();

    /** Of Wasabi 2's first round. */
    private static final int FIRST_HEIGHT = 741_213;

    private static final int LEAST_INPUTS = 50;
    private static final long LEAST_DENOMINATION = 5_000;
    private static final long MOST_DENOMINATION = 134_375_000_000L;
    private static final Set<Long> DENOMINATIONS = denominations();
    private static final Grade GRADE = Grade.of(70);

    private DumplingsWasabi2() {
        super(
                "dumplings-wasabi-2",
                1,
                SpendClass.WASABI_2,
                "Dumplings, nopara73",
                List.of(
                        Condition.inputs(LEAST_INPUTS),
                        Condition.mainNet(FIRST_HEIGHT, Integer.MAX_VALUE),
                        Condition.of(
                                "output-order",
                                "outputs in order of falling value",
                                SpendShape::outputsDescend),
                        Condition.of(
                                "denominations",
                                "more than four fifths of the outputs of a standard denomination",
                                s -> 5L * standard(s) > 4L * s.outputCount()),
                        Condition.open(
                                "script-types",
                                "inputs and outputs of pay-to-witness-key-hash and taproot only",
                                s -> s.everyScript(EnumSet.of(ScriptType.P2WPKH, ScriptType.P2TR))),
                        Condition.open(
                                "input-order",
                                "inputs in order of falling value",
                                SpendShape::inputsDescend)));
    }

    private static long standard(SpendShape s) {
        return s.outputs().stream().filter(o -> DENOMINATIONS.contains(o.value().value())).count();
    }

    /** Powers of 2, 3 and 10, twice those of 3 and 10, five times those of 10. */
    private static Set<Long> denominations() {
        Set<Long> all = new HashSet<>();
        add(all, 1, 2);
        add(all, 1, 3);
        add(all, 2, 3);
        add(all, 1, 10);
        add(all, 2, 10);
        add(all, 5, 10);
        return Set.copyOf(all);
    }

    private static void add(Set<Long> all, long first, long factor) {
        for (long value = first; value <= MOST_DENOMINATION; value *= factor) {
            if (value >= LEAST_DENOMINATION) {
                all.add(value);
            }
        }
    }

    @Override
    Grade grade(SpendShape shape) {
        return GRADE;
    }

    @Override
    public String knownFailure() {
        return "misses rounds of the coordinators since mid-2024, which accept fewer than 50"
                + " inputs";
    }
}
