package tracer.flow;

import java.util.Arrays;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/**
 * What a trace over outputs does with the traced share of a transaction's fee. Declared with the
 * question and kept from end to end of a trace.
 */
public enum FeeRule {
    /** Forward it is lost to the miner, and listed; backward a coinbase is new value. */
    LOST("lost"),
    /**
     * It goes on into the coinbase of the same block. A coinbase pays out a mixture: what enters it
     * is the block's subsidy, then the fees of the block's transactions by position; what leaves it
     * are its outputs in order, then what the miner left unclaimed, which nobody ever gets. The
     * policy treats that as the inputs, outputs and fee of any transaction; the subsidy is new and
     * carries nothing traced. Backward the other way round: value of a coinbase's output comes out
     * of the subsidy, where it ends as new, and out of fees, and goes on through whoever paid them.
     *
     * <p>Needs the fee of every transaction of the block; where an input's value is not known the
     * trace ends as not indexed. Known weakness: the order of fees is the miner's, who may have
     * chosen the transactions for any reason; under FIFO and LIFO the amounts rest on it.
     */
    TO_MINER("to-miner");

    private final String id;

    FeeRule(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /**
     * By its name.
     *
     * @throws BadInput if there is none of that name
     */
    public static FeeRule of(String id) {
        return Arrays.stream(values())
                .filter(r -> r.id.equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "'%s' is no rule for fees; there are %s"
                                        .formatted(
                                                id,
                                                Arrays.stream(values())
                                                        .map(FeeRule::id)
                                                        .collect(Collectors.joining(", ")))));
    }
}
