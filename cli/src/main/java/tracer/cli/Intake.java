package tracer.cli;

import tracer.ingest.chain.Asked;
import tracer.ingest.chain.Ingestion;
import tracer.ingest.chain.IngestionResult;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BlockSource;

/** Blocks into a workspace, then entities from what they show. */
record Intake(Workspace workspace, Progress progress, Cancellation cancellation) {
    IngestionResult run(BlockSource source, Asked asked) {
        IngestionResult result;
        try {
            result =
                    new Ingestion(workspace.ledger(), workspace.sink(), progress, cancellation)
                            .run(source, asked);
        } finally {
            progress.end();
        }
        if (result.isComplete()) {
            try {
                workspace.clustering().recompute(progress, cancellation);
            } finally {
                progress.end();
            }
        }
        return result;
    }
}
