package tracer.flow;

import tracer.ledger.OutPoint;
import tracer.ledger.TxId;

/** Where value lies between two transactions that it goes through. A pure value. */
sealed interface Spot {
    /** In an output. */
    record Paid(OutPoint output) implements Spot {}

    /** In a part of a block's reward. */
    record Rewarded(RewardPart.Kind kind, TxId of) implements Spot {}
}
