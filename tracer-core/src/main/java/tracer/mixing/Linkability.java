package tracer.mixing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * How far a transaction's amounts tell which input paid which output: the answer of {@link
 * Boltzmann}. A convention: it counts ways to read the amounts, knows nothing of the chain around,
 * and overstates privacy where outputs are joined again later.
 */
public sealed interface Linkability {
    /**
     * All interpretations were counted.
     *
     * @param inputs positions of the inputs: the columns of the matrix
     * @param outputs positions of the outputs that carry value: its rows
     * @param interpretations how many ways there are to read the amounts, at least 1
     * @param links for each output and input, in how many of them both belong together
     * @param perfect how many the perfect CoinJoin of the closest shape has
     * @param fees what participants may have paid each other
     */
    record Computed(
            List<Integer> inputs,
            List<Integer> outputs,
            BigInteger interpretations,
            List<List<BigInteger>> links,
            BigInteger perfect,
            IntraFees fees)
            implements Linkability {
        public Computed {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            links = links.stream().map(List::copyOf).toList();
        }

        /** Whether an output, by its row, certainly belongs with an input, by its column. */
        public boolean isDeterministic(int row, int column) {
            return links.get(row).get(column).equals(interpretations);
        }

        /** How many links are certain. */
        public int countDeterministic() {
            return (int)
                    links.stream().flatMap(List::stream).filter(interpretations::equals).count();
        }

        /** All links: inputs times outputs. */
        public int countLinks() {
            return inputs.size() * outputs.size();
        }

        /** Binary logarithm of the interpretations, rounded; for display. */
        public BigDecimal entropy() {
            return BinaryLogarithm.of(interpretations, 1);
        }

        /** Entropy for each input and output, rounded; for display. */
        public BigDecimal density() {
            return BinaryLogarithm.of(interpretations, inputs.size() + outputs.size());
        }

        /** Numerator of the efficiency; its denominator is {@link #perfect}. 0 for one reading. */
        public BigInteger efficiency() {
            return interpretations.equals(BigInteger.ONE) ? BigInteger.ZERO : interpretations;
        }
    }

    /** Why they were not. */
    enum Reason {
        /** A coinbase spends nothing. */
        NO_INPUTS,
        /** No output carries value. */
        NO_OUTPUTS,
        /** What an input brings is not known. */
        UNKNOWN_INPUT,
        TOO_MANY_INPUTS,
        TOO_MANY_OUTPUTS,
        /** The limit of steps was reached. */
        TOO_MANY_STEPS,
        /** Somebody stopped it. */
        CANCELLED
    }

    /**
     * Not computed, which says nothing about links.
     *
     * @param limit the limit that was reached, or how many there are; 0 where none applies
     */
    record NotComputed(Reason reason, long limit) implements Linkability {
        public String sentence() {
            return "not computed: "
                    + switch (reason) {
                        case NO_INPUTS -> "a coinbase spends nothing";
                        case NO_OUTPUTS -> "no output carries value";
                        case UNKNOWN_INPUT ->
                                "what %d of its inputs bring is not known".formatted(limit);
                        case TOO_MANY_INPUTS -> "more than %d inputs".formatted(limit);
                        case TOO_MANY_OUTPUTS -> "more than %d outputs".formatted(limit);
                        case TOO_MANY_STEPS ->
                                "not done after %d steps; the work grows exponentially"
                                        .formatted(limit);
                        case CANCELLED -> "stopped on request";
                    };
        }
    }
}
