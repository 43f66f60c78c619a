package tracer.ingest.evm;

import java.util.List;
import java.util.Map;
import tracer.ledger.TxId;

/** How a source saw value move inside a block's transactions. */
sealed interface Traces {
    /** From {@code trace_block}: rewards too. */
    record OfBlock(Map<TxId, List<Frame>> frames, List<TraceBlockFrames.Reward> rewards)
            implements Traces {}

    /** From {@code callTracer}. */
    record OfCalls(Map<TxId, List<Frame>> frames) implements Traces {}

    /**
     * Not at all.
     *
     * @param why for people
     */
    record None(String why) implements Traces {}

    /** Frames by transaction, each list beginning with the transaction itself. */
    default Map<TxId, List<Frame>> framesByTransaction() {
        return switch (this) {
            case OfBlock o -> o.frames();
            case OfCalls o -> o.frames();
            case None _ -> Map.of();
        };
    }

    default List<TraceBlockFrames.Reward> rewardsSeen() {
        return this instanceof OfBlock o ? o.rewards() : List.of();
    }
}
