package tracer.cli;

import java.util.List;
import java.util.OptionalInt;
import tracer.ingest.chain.IngestionResult;
import tracer.ledger.SourceReport;

/**
 * What an ingestion did.
 *
 * @param blocks and the following counts: stored now
 * @param inputs that spend an output, coinbases left aside
 * @param claimed inputs for which the source itself says what they spend
 * @param alreadyStored blocks that were there
 * @param replaced stored blocks that lost to a branch with more work
 * @param skipped what the source passed over, by reason
 * @param resumeFrom height to go on from, if it was interrupted
 */
record IngestAnswer(
        String schema,
        int fromHeight,
        int toHeight,
        long blocks,
        long transactions,
        long inputs,
        long claimed,
        long alreadyStored,
        long replaced,
        long sourceBytes,
        long sourceBlocks,
        List<SourceReport.Skipped> skipped,
        List<String> notes,
        List<String> forks,
        OptionalInt resumeFrom) {
    static IngestAnswer of(IngestionResult r) {
        return new IngestAnswer(
                "tracer.ingest/1",
                r.asked().from(),
                r.asked().to(),
                r.stored().blocks(),
                r.stored().transactions(),
                r.stored().inputs(),
                r.stored().claimed(),
                r.alreadyStored(),
                r.replacedBlocks(),
                r.source().bytes(),
                r.source().blocks(),
                r.source().skipped(),
                r.source().notes(),
                r.forks().stream().map(Object::toString).toList(),
                r.resumeFrom());
    }
}
