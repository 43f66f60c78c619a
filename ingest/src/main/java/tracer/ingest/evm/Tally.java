package tracer.ingest.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.ledger.SourceReport;

/** Counts what was read, what was passed over and why, over all blocks of a source. */
final class Tally {
    private final Map<String, SourceReport.Skipped> skipped = new TreeMap<>();
    private long blocks;
    private long namesRecomputed;
    private long namesClaimed;
    private long selfConsistent;

    /**
     * A block was read.
     *
     * @param isWhole whether its content was held against the roots in its header
     */
    void block(boolean isNameRecomputed, boolean isWhole) {
        blocks++;
        selfConsistent += isNameRecomputed && isWhole ? 1 : 0;
        namesRecomputed += isNameRecomputed ? 1 : 0;
        namesClaimed += isNameRecomputed ? 0 : 1;
    }

    /** One thing was passed over. */
    void skip(String reason, String example) {
        skip(reason, 1, example);
    }

    void skip(String reason, long count, String example) {
        skipped.merge(
                reason,
                new SourceReport.Skipped(reason, count, example),
                (a, b) -> new SourceReport.Skipped(reason, a.count() + b.count(), a.example()));
    }

    /** Takes over what was counted of one block. */
    void add(Tally block) {
        blocks += block.blocks;
        namesRecomputed += block.namesRecomputed;
        namesClaimed += block.namesClaimed;
        selfConsistent += block.selfConsistent;
        block.skipped.values().forEach(s -> skip(s.reason(), s.count(), s.example()));
    }

    SourceReport report(long bytes, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        if (namesClaimed > 0) {
            all.add(
                    "the hashes of %,d of %,d blocks are the source's claim: their headers have fields that are not known here or not told"
                            .formatted(namesClaimed, blocks));
        }
        if (namesRecomputed > 0) {
            all.add(
                    "the hashes of %,d of %,d blocks were recomputed from their headers, and transactions, receipts and withdrawals of %,d of them match the roots there: self-consistent, not proven to be on the chain; who signed, and what moved inside transactions, is the source's claim"
                            .formatted(namesRecomputed, blocks, selfConsistent));
        }
        return new SourceReport(bytes, blocks, List.copyOf(skipped.values()), all);
    }
}
