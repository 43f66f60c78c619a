package tracer.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tracer.ledger.Funding;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;

/** The values on both sides of a transaction, in satoshis. They have equal sums. */
final class Slots {
    /** How many outpoints a message names before it counts the rest. */
    private static final int NAMED = 3;

    private Slots() {}

    /** Values of the inputs in order, all of them known or claimed. */
    static long[] inputs(PlacedTransaction transaction) {
        return transaction.fundings().stream()
                .mapToLong(f -> f.spentOutput().orElseThrow().value().value())
                .toArray();
    }

    /** Values of the outputs in order, then the fee. */
    static long[] outputsAndFee(PlacedTransaction transaction) {
        long[] outputs = outputs(transaction);
        long[] slots = Arrays.copyOf(outputs, outputs.length + 1);
        slots[outputs.length] =
                Taint.total(LongStream.of(inputs(transaction)))
                        - Taint.total(LongStream.of(outputs));
        return slots;
    }

    private static long[] outputs(PlacedTransaction transaction) {
        return transaction.transaction().outputs().stream()
                .map(Output::value)
                .mapToLong(v -> v.value())
                .toArray();
    }

    /** What is missing, if anything is, to know both sides. */
    static Optional<String> missing(PlacedTransaction transaction) {
        List<OutPoint> spent = transaction.spent();
        List<String> unknown =
                IntStream.range(0, spent.size())
                        .filter(i -> transaction.fundings().get(i) instanceof Funding.Unknown)
                        .mapToObj(i -> "input %d (%s)".formatted(i, spent.get(i)))
                        .toList();
        if (!unknown.isEmpty()) {
            String more =
                    unknown.size() > NAMED ? " and %d more".formatted(unknown.size() - NAMED) : "";
            return Optional.of(
                    "the value of %s%s of transaction %s: the outputs that they spend are not stored"
                            .formatted(
                                    String.join(
                                            ", ",
                                            unknown.subList(0, Math.min(NAMED, unknown.size()))),
                                    more,
                                    transaction.id()));
        }
        long in = Taint.total(LongStream.of(inputs(transaction)));
        long out = Taint.total(LongStream.of(outputs(transaction)));
        return in < out
                ? Optional.of(
                        "true input values of transaction %s: those claimed sum up to %d satoshis, its outputs to %d"
                                .formatted(transaction.id(), in, out))
                : Optional.empty();
    }
}
