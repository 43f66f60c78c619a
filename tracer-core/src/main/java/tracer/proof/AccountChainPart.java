package tracer.proof;

import java.util.List;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;

/**
 * The part of an account chain that a bundle speaks of, as whoever made the bundle says.
 *
 * @param coverage the blocks that were looked through
 * @param callsNotSeen those that the answer rests on and whose internal transfers no source saw
 * @param rewardsNotSeen those that the answer rests on and whose rewards no source saw
 */
record AccountChainPart(
        EvmChain chain,
        Coverage coverage,
        List<HeightRange> callsNotSeen,
        List<HeightRange> rewardsNotSeen) {
    /** Who says all of it. A store keeps no name of the node, so a bundle has none to give. */
    static final String CLAIMANT = "the node that served the blocks";

    /** Which node that was, which version it ran, which files its answers were read from. */
    static final String SOURCE = "not recorded";

    AccountChainPart {
        callsNotSeen = List.copyOf(callsNotSeen);
        rewardsNotSeen = List.copyOf(rewardsNotSeen);
        if (coverage.tip().isEmpty()) {
            throw new IllegalArgumentException("an answer is true up to some block");
        }
    }

    /** The block that the answer is true up to. */
    ChainTip tip() {
        return coverage.tip().orElseThrow();
    }
}
