package tracer.flow;

import java.util.List;
import tracer.account.Transfer;

/**
 * A transfer that carries traced value.
 *
 * @param traced how much of it is traced, by convention of the policy, in base units
 * @param runs under FIFO, which base units of the transfer; under the other policies empty
 * @param hop how many transfers lie between it and the seed, along the way that came first
 */
public record Movement(Transfer transfer, Rational traced, List<Run> runs, int hop, Fate fate) {
    public Movement {
        runs = List.copyOf(runs);
    }

    /** What the trace did with it. */
    public sealed interface Fate {
        /** Forward, the receiver's holding was entered; backward, the sender's. */
        record Followed() implements Fate {}

        /** Part of a fee: counted among the fees, not followed. */
        record Fee() implements Fate {}

        /** Ended here. */
        record Ended(TraceEnd end) implements Fate {}
    }
}
