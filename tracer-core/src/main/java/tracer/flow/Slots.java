package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
    static List<BigInteger> inputs(PlacedTransaction transaction) {
        return transaction.fundings().stream()
                .map(f -> value(f.spentOutput().orElseThrow()))
                .toList();
    }

    /** Values of the outputs in order, then the fee. */
    static List<BigInteger> outputsAndFee(PlacedTransaction transaction) {
        List<BigInteger> slots = new ArrayList<>(outputs(transaction));
        slots.add(Taint.total(inputs(transaction)).subtract(Taint.total(slots)));
        return slots;
    }

    /** Values of the outputs in order. */
    static List<BigInteger> outputs(PlacedTransaction transaction) {
        return transaction.transaction().outputs().stream().map(Slots::value).toList();
    }

    static BigInteger value(Output output) {
        return BigInteger.valueOf(output.value().value());
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
        BigInteger in = Taint.total(inputs(transaction));
        BigInteger out = Taint.total(outputs(transaction));
        return in.compareTo(out) < 0
                ? Optional.of(
                        "true input values of transaction %s: those claimed sum up to %d satoshis, its outputs to %d"
                                .formatted(transaction.id(), in, out))
                : Optional.empty();
    }
}
