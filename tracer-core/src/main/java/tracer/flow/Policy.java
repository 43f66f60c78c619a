package tracer.flow;

import java.util.Arrays;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/**
 * The convention by which value is followed through a transaction that mixes several inputs. The
 * chain does not say which satoshi went where; another policy gives other amounts. One policy is
 * used from end to end of a trace. All conserve value exactly.
 */
public enum Policy {
    /**
     * Pro rata: every output and the fee carry the same share of traced value as all inputs
     * together. Exact rationals. Their denominators grow with transactions that mix traced with
     * other value; so it follows value through at most {@value #MOST_MIXINGS} that add digits, the
     * first in chain order (backward: the last). The next one is an end, {@link
     * TraceEnd.Limit#DIGITS}.
     */
    HAIRCUT("haircut", 1),
    /**
     * Pro rata in whole satoshis: every share is rounded down, and what is left over goes, one
     * satoshi each, to the largest remainders, the first output first and the fee last. Exact sums;
     * for traces that are too long for {@link #HAIRCUT}. Known weakness: a share can be off by less
     * than a satoshi at every transaction.
     */
    HAIRCUT_INT("haircut-int", 1),
    /**
     * First in, first out (Clayton's Case, 1816, 35 ER 767; Anderson et al. 2018): the inputs in
     * order form one stream, which the outputs in order, then the fee, cut into pieces. Whole
     * satoshis. Known weakness: the orders are chosen by wallet software.
     */
    FIFO("fifo", 1);

    /**
     * How many transactions exact pro-rata amounts pass that add digits. Each adds up to 51 bits to
     * the common denominator of a trace's sums (a sum of money has no more), so that none is longer
     * than 25,500 bits: a second or so of work.
     */
    public static final int MOST_MIXINGS = 500;

    private final String id;
    private final int version;

    Policy(String id, int version) {
        this.id = id;
        this.version = version;
    }

    public static Policy of(String id) {
        return Arrays.stream(values())
                .filter(p -> p.id.equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "policy '%s' is not one of %s"
                                        .formatted(
                                                id,
                                                Arrays.stream(values())
                                                        .map(Policy::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }
}
