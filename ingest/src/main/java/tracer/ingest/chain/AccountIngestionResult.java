package tracer.ingest.chain;

import java.util.OptionalInt;
import tracer.account.AccountBlock;
import tracer.account.AccountTransaction.Outcome;
import tracer.account.Reading;
import tracer.account.Seen;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;

/**
 * What an ingestion of an EVM chain did.
 *
 * @param asked the heights asked for
 * @param stored what was stored now
 * @param alreadyStored asked blocks that the store had already
 * @param replacedBlocks stored blocks that left the chain
 * @param openings balances to begin with that were wanted now
 * @param openingsKnown of these, those that the source told
 * @param reading who served the blocks, and when
 * @param source what the source read and left aside
 * @param resumeFrom where to go on after a cancellation; empty if everything is done
 */
public record AccountIngestionResult(
        HeightRange asked,
        Counts stored,
        long alreadyStored,
        long replacedBlocks,
        long openings,
        long openingsKnown,
        Reading reading,
        SourceReport source,
        OptionalInt resumeFrom) {
    public boolean isComplete() {
        return resumeFrom.isEmpty();
    }

    /**
     * How much was stored.
     *
     * @param failed transactions that moved only their fee
     * @param unknown transactions of which nobody says whether they succeeded; no value is counted
     * @param callsNotSeen blocks whose internal transfers were not seen
     */
    public record Counts(
            long blocks,
            long transactions,
            long failed,
            long unknown,
            long transfers,
            long callsNotSeen) {
        public static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(AccountBlock block) {
            return new Counts(
                    blocks + 1,
                    transactions + block.transactions().size(),
                    failed + count(block, Outcome.FAILED),
                    unknown + count(block, Outcome.UNKNOWN),
                    transfers + block.transfers().count(),
                    callsNotSeen + (block.seen().calls() == Seen.Calls.NOT_SEEN ? 1 : 0));
        }

        private static long count(AccountBlock block, Outcome outcome) {
            return block.transactions().stream().filter(t -> t.outcome() == outcome).count();
        }
    }
}
