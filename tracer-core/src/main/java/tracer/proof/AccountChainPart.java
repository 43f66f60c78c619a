package tracer.proof;

import java.util.List;
import tracer.account.BlockSources;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;

/**
 * The part of an account chain that a bundle speaks of, as whoever made the bundle says.
 *
 * @param coverage the blocks that were looked through
 * @param shares who served them and when, as the store recorded it; of the others it did not
 * @param callsNotSeen those that the answer rests on and whose internal transfers no source saw
 * @param rewardsNotSeen those that the answer rests on and whose rewards no source saw
 */
record AccountChainPart(
        EvmChain chain,
        Coverage coverage,
        List<BlockSources.Share> shares,
        List<HeightRange> callsNotSeen,
        List<HeightRange> rewardsNotSeen) {
    /** Who says all of it; which one that was say {@link #sources}. */
    static final String CLAIMANT = "the node that served the blocks";

    /** Nobody else was asked. */
    static final String CHECKED = "not checked against any other source";

    AccountChainPart {
        shares = List.copyOf(shares);
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

    /** Who served the blocks that were looked through. */
    BlockSources sources() {
        return BlockSources.of(coverage, shares);
    }
}
