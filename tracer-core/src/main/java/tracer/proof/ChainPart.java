package tracer.proof;

import java.util.List;
import java.util.Optional;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHeader;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;

/**
 * The part of a chain that a bundle speaks of.
 *
 * @param coverage the blocks that were looked through, as whoever made the bundle says
 * @param runs headers, ascending, none touching the next
 */
record ChainPart(BitcoinChain chain, Coverage coverage, List<HeaderRun> runs) {
    ChainPart {
        runs = List.copyOf(runs);
        if (coverage.tip().isEmpty()) {
            throw new IllegalArgumentException("an answer is true up to some block");
        }
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i).from() <= runs.get(i - 1).to() + 1) {
                throw new IllegalArgumentException("runs of headers touch or are out of order");
            }
        }
    }

    /** The block that the answer is true up to. */
    ChainTip tip() {
        return coverage.tip().orElseThrow();
    }

    Optional<HeaderRun> runOf(int height) {
        return runs.stream().filter(r -> r.contains(height)).findFirst();
    }

    Optional<BlockHeader> header(int height) {
        return runOf(height).map(r -> r.at(height));
    }
}
