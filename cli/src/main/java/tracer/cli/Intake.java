package tracer.cli;

import java.util.ArrayList;
import java.util.List;
import tracer.ingest.chain.Asked;
import tracer.ingest.chain.Ingestion;
import tracer.ingest.chain.IngestionResult;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BlockSource;

/** Blocks into a workspace, then entities from what they show. */
record Intake(Workspace workspace, Progress progress, Cancellation cancellation) {
    /**
     * Stores each part in turn; entities are computed once, after the last.
     *
     * @return one result a part; the last one is incomplete if it was interrupted
     */
    List<IngestionResult> run(BlockSource source, List<Asked> parts) {
        List<IngestionResult> results = new ArrayList<>();
        try {
            for (Asked part : parts) {
                results.add(
                        new Ingestion(workspace.ledger(), workspace.sink(), progress, cancellation)
                                .run(source, part));
                if (!results.getLast().isComplete()) {
                    return results;
                }
            }
            workspace.updateEntities(progress, cancellation);
            return results;
        } finally {
            progress.end();
        }
    }
}
