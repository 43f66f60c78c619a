package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import tracer.compact.CompactChain;
import tracer.problem.BadInput;

/**
 * {@link Policy#HAIRCUT_INT} forward over a whole chain in arrays, in one pass and without a store:
 * where the value of some outputs is now, in whole satoshis. The same amounts as a trace without
 * limits and stop rules; unlike a trace it keeps no steps, only eight bytes an output.
 *
 * <p>The account closes: what began = what lies in unspent outputs + what went to fees + what is
 * {@linkplain #cut cut off}.
 */
public final class ChainHaircut {
    private final CompactChain chain;
    private final long[] traced;
    private final List<Integer> cut = new ArrayList<>();
    private long began;
    private long fees;

    private ChainHaircut(CompactChain chain) {
        this.chain = chain;
        this.traced = new long[chain.outputs()];
    }

    /**
     * Follows the whole value of some outputs, by their numbers.
     *
     * @throws BadInput if there are none, or one is named twice
     */
    public static ChainHaircut of(CompactChain chain, Collection<Integer> seeds) {
        if (seeds.isEmpty()) {
            throw new BadInput("a haircut begins with at least one output");
        }
        ChainHaircut haircut = new ChainHaircut(chain);
        int first = chain.transactions();
        for (int seed : seeds) {
            haircut.begin(seed);
            first = Math.min(first, chain.funder(seed) + 1);
        }
        for (int tx = first; tx < chain.transactions(); tx++) {
            long entering = haircut.entering(tx);
            if (entering > 0) {
                haircut.pass(tx, entering);
            }
        }
        return haircut;
    }

    /** How much of an output is traced, in satoshis; of a spent one what it had. */
    public long traced(int output) {
        return traced[output];
    }

    /**
     * The value that the seeds bring together, in satoshis; what flows from one into another once.
     */
    public long began() {
        return began;
    }

    /** What went to fees, in satoshis; it is not followed into coinbases. */
    public long fees() {
        return fees;
    }

    /** What lies in outputs that nothing here spends, in satoshis. */
    public long unspent() {
        long sum = 0;
        for (int output = 0; output < traced.length; output++) {
            if (traced[output] > 0 && chain.spender(output) == CompactChain.NONE) {
                sum = Math.addExact(sum, traced[output]);
            }
        }
        return sum;
    }

    /**
     * Transactions that traced value entered and that were not gone through, since the value of one
     * of their inputs is not known; ascending.
     */
    public List<Integer> cut() {
        return Collections.unmodifiableList(cut);
    }

    /** What entered the transactions that are cut off, in satoshis. */
    public long cutOff() {
        return cut.stream().mapToLong(this::entering).reduce(0, Math::addExact);
    }

    private void begin(int seed) {
        if (traced[seed] != 0) {
            throw new BadInput("output %d is named twice as a seed".formatted(seed));
        }
        traced[seed] = chain.value(seed);
        began = Math.addExact(began, chain.value(seed));
    }

    private long entering(int tx) {
        long sum = 0;
        for (int input = chain.firstInput(tx); input < chain.inputEnd(tx); input++) {
            int output = chain.spent(input);
            if (output != CompactChain.NONE) {
                sum = Math.addExact(sum, traced[output]);
            }
        }
        return sum;
    }

    private void pass(int tx, long entering) {
        if (!chain.knowsInputs(tx)) {
            cut.add(tx);
            return;
        }
        int first = chain.firstOutput(tx);
        int count = chain.outputCount(tx);
        long[] slots = new long[count + 1];
        long total = 0;
        for (int i = 0; i < count; i++) {
            slots[i] = chain.value(first + i);
            total = Math.addExact(total, slots[i]);
        }
        slots[count] = chain.fee(tx);
        long[] shares = WholeShares.of(slots, Math.addExact(total, slots[count]), entering);
        for (int i = 0; i < count; i++) {
            if (traced[first + i] == 0) {
                traced[first + i] = shares[i];
            } else {
                // A seed itself: what arrives is part of what it declares.
                began -= shares[i];
            }
        }
        fees = Math.addExact(fees, shares[count]);
    }

    /** Largest remainders on whole numbers that fit 64 bits. */
    private static final class WholeShares {
        private WholeShares() {}

        /**
         * Shares out by value.
         *
         * @param slots values, not negative
         * @param total their sum
         * @param traced at most the sum
         */
        static long[] of(long[] slots, long total, long traced) {
            long[] shares = new long[slots.length];
            long[] remainders = new long[slots.length];
            long left = traced;
            for (int i = 0; i < slots.length; i++) {
                if (Math.multiplyHigh(slots[i], traced) == 0 && slots[i] * traced >= 0) {
                    shares[i] = slots[i] * traced / total;
                    remainders[i] = slots[i] * traced % total;
                } else {
                    BigInteger[] part =
                            BigInteger.valueOf(slots[i])
                                    .multiply(BigInteger.valueOf(traced))
                                    .divideAndRemainder(BigInteger.valueOf(total));
                    shares[i] = part[0].longValueExact();
                    remainders[i] = part[1].longValueExact();
                }
                left -= shares[i];
            }
            for (; left > 0; left--) {
                shares[takeLargest(remainders)]++;
            }
            return shares;
        }

        /** The first of the largest remainders, which is used up. */
        private static int takeLargest(long[] remainders) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            remainders[largest] = -1;
            return largest;
        }
    }
}
