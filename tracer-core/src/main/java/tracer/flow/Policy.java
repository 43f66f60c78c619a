package tracer.flow;

import java.util.Arrays;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/**
 * The convention by which value is followed through a transaction that mixes several inputs. The
 * chain does not say which satoshi went where; another policy gives other amounts. One policy is
 * used from end to end of a trace. Both conserve value exactly.
 */
public enum Policy {
    /**
     * Pro rata: every output and the fee carry the same share of traced value as all inputs
     * together. Exact rationals.
     */
    HAIRCUT("haircut", 1),
    /**
     * First in, first out (Clayton's Case, 1816, 35 ER 767; Anderson et al. 2018): the inputs in
     * order form one stream, which the outputs in order, then the fee, cut into pieces. Whole
     * satoshis. Known weakness: the orders are chosen by wallet software.
     */
    FIFO("fifo", 1);

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
