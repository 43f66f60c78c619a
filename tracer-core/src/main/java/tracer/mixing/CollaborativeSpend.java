package tracer.mixing;

import java.util.List;
import java.util.function.IntToLongFunction;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;

/**
 * Whether several owners spend together in a transaction, such as a CoinJoin, by the detectors that
 * count by default: then its inputs do not show one owner, and the chain does not show whose value
 * leaves by which output. An inference. {@link MixingFinding} lists what every detector says.
 */
public sealed interface CollaborativeSpend {
    /** No detector recognises it. That is no proof: a PayJoin looks like any payment. */
    record NotCollaborative() implements CollaborativeSpend {
        private static final NotCollaborative ORDINARY = new NotCollaborative();
    }

    /** A detector recognises it. */
    record Collaborative(Detector detector) implements CollaborativeSpend {}

    /** The outputs look collaborative, but what the inputs spend is not known. */
    record Undecided(String reason) implements CollaborativeSpend {}

    /**
     * Asks {@link Detectors#BY_DEFAULT} in their order. Nearly every transaction of a chain is done
     * with by counting its inputs and outputs, without making anything.
     */
    static CollaborativeSpend of(PlacedTransaction transaction) {
        List<Output> outputs = transaction.transaction().outputs();
        if (isOrdinary(
                transaction.fundings().size(),
                outputs.size(),
                i -> outputs.get(i).value().value())) {
            return NotCollaborative.ORDINARY;
        }
        return of(SpendShape.of(transaction, Setting.of(transaction.place())));
    }

    /** The same of what is known without the transaction itself. */
    static CollaborativeSpend of(SpendShape shape) {
        Detector undecided = null;
        for (Detector detector : Detectors.BY_DEFAULT) {
            switch (detector.ask(shape)) {
                case Answer.Fits(Grade grade, String remark) -> {
                    if (grade.isAtLeast(Detectors.LEAST_GRADE)) {
                        return detector.spendClass().isCollaborative()
                                ? new Collaborative(detector)
                                : NotCollaborative.ORDINARY;
                    }
                }
                case Answer.Undecided u -> undecided = undecided == null ? detector : undecided;
                case Answer.DoesNotFit d -> {}
            }
        }
        return undecided == null
                ? NotCollaborative.ORDINARY
                : new Undecided(
                        "its outputs look like %s, but not all outputs that it spends are known"
                                .formatted(undecided));
    }

    /**
     * What none of the default detectors can fit: with fewer than two inputs or three outputs, and,
     * below the ten inputs of Wasabi 1.1, whose denominations are about equal only, without two
     * equal outputs.
     *
     * @param value of an output, in satoshis
     */
    static boolean isOrdinary(int inputs, int outputs, IntToLongFunction value) {
        final int looselyEqualFrom = 10;
        return inputs < 2
                || outputs < 3
                || (inputs < looselyEqualFrom && !mayHaveEqual(outputs, value));
    }

    /** Whether two outputs have one value; also true if there are too many to look quickly. */
    private static boolean mayHaveEqual(int outputs, IntToLongFunction value) {
        final int few = 24;
        if (outputs > few) {
            return true;
        }
        for (int i = 1; i < outputs; i++) {
            long paid = value.applyAsLong(i);
            for (int j = 0; j < i; j++) {
                if (value.applyAsLong(j) == paid) {
                    return true;
                }
            }
        }
        return false;
    }
}
