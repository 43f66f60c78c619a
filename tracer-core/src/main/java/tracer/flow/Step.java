package tracer.flow;

import tracer.ledger.PlacedTransaction;

/**
 * A transaction that the trace went through.
 *
 * @param hop of the nearest traced input (forward) or output (backward), plus one
 * @param tracedIn sum of traced value that enters it
 * @param tracedFee share of that which goes to the miner: lost, or followed on, by the {@link
 *     FeeRule}; backward always zero, and of a coinbase
 * @param onClaims whether an input value that this rests on is only a node's claim: all of them
 *     count, since all share (haircut) or shift (FIFO) the stream
 */
public record Step(
        PlacedTransaction transaction,
        int hop,
        Rational tracedIn,
        Rational tracedFee,
        boolean onClaims) {}
