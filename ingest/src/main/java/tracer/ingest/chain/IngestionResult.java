package tracer.ingest.chain;

import java.util.List;
import java.util.OptionalInt;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;

/**
 * What an ingestion did. The same blocks into the same store give the same result.
 *
 * @param asked the heights asked for
 * @param stored what was stored now
 * @param alreadyStored asked blocks that the store had already
 * @param replacedBlocks stored blocks that left the active chain for a branch with more work
 * @param forks where store and source differed, and which branch had more work
 * @param source what the source read and left aside, stale blocks among it
 * @param resumeFrom where to go on after a cancellation; empty if everything is done
 */
public record IngestionResult(
        HeightRange asked,
        Counts stored,
        long alreadyStored,
        long replacedBlocks,
        List<Fork> forks,
        SourceReport source,
        OptionalInt resumeFrom) {
    public IngestionResult {
        forks = List.copyOf(forks);
    }

    public boolean isComplete() {
        return resumeFrom.isEmpty();
    }

    /**
     * How much was stored.
     *
     * @param inputs that spend an output; coinbase inputs are not among them
     * @param claimed of these inputs, those for which the source said what output they spend. That
     *     of the others is known where the store has it and unknown otherwise
     */
    public record Counts(long blocks, long transactions, long inputs, long claimed) {
        public static final Counts NOTHING = new Counts(0, 0, 0, 0);

        Counts plus(Counts o) {
            return new Counts(
                    Math.addExact(blocks, o.blocks),
                    Math.addExact(transactions, o.transactions),
                    Math.addExact(inputs, o.inputs),
                    Math.addExact(claimed, o.claimed));
        }
    }
}
