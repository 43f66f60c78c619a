package tracer.mixing;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import tracer.job.Cancellation;
import tracer.mixing.Linkability.Reason;

/**
 * Counts the ways to read a transaction's amounts: partitions of its inputs into blocks, each with
 * the outputs that it pays, such that no block pays more than it has or leaves over more than the
 * fee. For one thread.
 *
 * <p>The block of a first input is chosen, then what is left is counted the same way; what is left
 * is remembered by its bundles, so that equal coins cost nothing.
 */
final class Interpretations {
    /** How many steps pass between questions whether to stop. */
    private static final long ASK_EVERY = 1 << 16;

    private final Bundles inputs;
    private final Bundles outputs;
    private final long leastOver;
    private final long mostOver;
    private final long steps;
    private final Cancellation cancellation;
    private final Map<Long, BigInteger> counted = new HashMap<>();
    private long done;

    /** A limit was reached. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Stopped(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /**
     * @param steps at most so many
     */
    Interpretations(
            Bundles inputs,
            Bundles outputs,
            Keeping keeping,
            long steps,
            Cancellation cancellation) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.leastOver = keeping.least();
        this.mostOver = keeping.most();
        this.steps = steps;
        this.cancellation = cancellation;
    }

    /**
     * What a block may keep: inputs less outputs.
     *
     * @param least 0, or below it by what a maker gets
     * @param most the fee, and what the taker pays
     */
    record Keeping(long least, long most) {}

    /** Of the whole transaction. */
    BigInteger all() {
        return of(inputs.whole(), outputs.whole());
    }

    /** In how many interpretations an input and an output, by the places of their values, meet. */
    BigInteger together(int input, int output) {
        BigInteger sum = BigInteger.ZERO;
        for (int in = 1; in < inputs.count(); in++) {
            if (!inputs.has(in, input)) {
                continue;
            }
            BigInteger inWays = inputs.waysWith(input, in, inputs.whole());
            for (int place = first(in); place < end(in); place++) {
                step();
                int out = outputs.bySum(place);
                if (outputs.has(out, output)) {
                    BigInteger rest = of(inputs.whole() - in, outputs.whole() - out);
                    if (rest.signum() != 0) {
                        BigInteger outWays = outputs.waysWith(output, out, outputs.whole());
                        sum = sum.add(rest.multiply(inWays).multiply(outWays));
                    }
                }
            }
        }
        return sum;
    }

    private int first(int in) {
        return outputs.firstFrom(inputs.sum(in) - mostOver);
    }

    private int end(int in) {
        return outputs.firstFrom(inputs.sum(in) - leastOver + 1);
    }

    private BigInteger of(int in, int out) {
        if (in == 0) {
            return out == 0 ? BigInteger.ONE : BigInteger.ZERO;
        }
        long key = (long) in * outputs.count() + out;
        BigInteger known = counted.get(key);
        if (known == null) {
            known = count(in, out);
            counted.put(key, known);
        }
        return known;
    }

    private BigInteger count(int in, int out) {
        int first = inputs.firstCoin(in);
        BigInteger sum = BigInteger.ZERO;
        for (int block = 1; block <= in; block++) {
            step();
            if (!inputs.has(block, first) || !inputs.isWithin(block, in)) {
                continue;
            }
            BigInteger ways = inputs.waysWith(first, block, in);
            sum = sum.add(paidBy(block, in - block, out).multiply(ways));
        }
        return sum;
    }

    /** Over all outputs that a block may pay, the ways for what is then left. */
    private BigInteger paidBy(int block, int inLeft, int out) {
        BigInteger sum = BigInteger.ZERO;
        int end = end(block);
        for (int place = first(block); place < end; place++) {
            step();
            int pays = outputs.bySum(place);
            if (outputs.isWithin(pays, out)) {
                BigInteger rest = of(inLeft, out - pays);
                if (rest.signum() != 0) {
                    sum = sum.add(rest.multiply(outputs.ways(pays, out)));
                }
            }
        }
        return sum;
    }

    private void step() {
        done++;
        if (done > steps) {
            throw new Stopped(Reason.TOO_MANY_STEPS);
        }
        if (done % ASK_EVERY == 0 && cancellation.isRequested()) {
            throw new Stopped(Reason.CANCELLED);
        }
    }
}
