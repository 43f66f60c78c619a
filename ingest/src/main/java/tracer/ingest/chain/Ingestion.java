package tracer.ingest.chain;

import java.util.List;
import java.util.OptionalInt;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.job.ReadAhead;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BlockSource;
import tracer.ledger.Input;
import tracer.ledger.LedgerChange;
import tracer.ledger.LedgerSink;
import tracer.ledger.LedgerSource;
import tracer.ledger.Transaction;
import tracer.problem.DataGap;

/**
 * Brings blocks from a source into the store: skips those that are there, replaces those that lost
 * to a branch with more work, and stores the others in portions, each whole or not at all. It can
 * be stopped or killed at any moment; the next run goes on from what is stored. While one portion
 * is written the next is read; no more than these two are in memory.
 *
 * <p>Entities are another step: they are computed from the stored evidence afterwards.
 */
public final class Ingestion {
    private final LedgerSource store;
    private final LedgerSink sink;
    private final Progress progress;
    private final Cancellation cancellation;

    /**
     * @param store and {@code sink} are two sides of one store, which has no other writer
     */
    public Ingestion(
            LedgerSource store, LedgerSink sink, Progress progress, Cancellation cancellation) {
        this.store = store;
        this.sink = sink;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Ingests the asked heights. Takes the source for itself until it returns, and leaves it open.
     *
     * @throws DataGap if asked heights are missing in the source: what lies below the first of them
     *     is stored by then
     * @throws tracer.problem.BadInput if a block is corrupt: what lies below it is stored
     * @throws tracer.problem.StoreDown if the store fails: what was stored stays
     */
    public IngestionResult run(BlockSource source, Asked asked) {
        Plan plan = Planning.plan(source, store, asked);
        Run run = new Run();
        progress.begin("storing blocks", "blocks", plan.blocks());
        try {
            run.go(new BatchReader<>(way(source), plan));
        } finally {
            progress.end();
        }
        if (run.stopped.isEmpty() && !plan.missing().isEmpty()) {
            throw gap(plan, run);
        }
        return new IngestionResult(
                plan.asked(),
                run.stored,
                plan.stored().count(),
                run.replaced,
                plan.forks(),
                source.report(),
                run.stopped);
    }

    /** One block at a time: they are large, and sources of this family read from one place. */
    private static BatchReader.Way<ArrivedBlock, LedgerChange> way(BlockSource source) {
        return new BatchReader.Way<>(
                1, h -> List.of(source.blockAt(h.from())), Ingestion::rows, LedgerChange::new);
    }

    private static long rows(ArrivedBlock block) {
        long rows = 0;
        for (Transaction t : block.block().transactions()) {
            rows += t.inputs().size() + t.outputs().size();
        }
        return rows;
    }

    private static DataGap gap(Plan plan, Run run) {
        int first = plan.missing().first().orElseThrow();
        return new DataGap(
                "the source lacks block%s %s; %d blocks below were stored now and stay. Give the missing blocks, or ask for less%s"
                        .formatted(
                                plan.missing().count() == 1 ? "" : "s",
                                plan.missing(),
                                run.stored.blocks(),
                                first > plan.asked().from() ? " (--to " + (first - 1) + ")" : ""));
    }

    /** One run over a plan. */
    private final class Run {
        private IngestionResult.Counts stored = IngestionResult.Counts.NOTHING;
        private long replaced;
        private OptionalInt stopped = OptionalInt.empty();

        void go(BatchReader<ArrivedBlock, LedgerChange> reader) {
            stopped =
                    new ReadAhead(cancellation, 1)
                            .run(reader::next, this::store)
                            .map(c -> c.connect().getFirst().block().height())
                            .map(OptionalInt::of)
                            .orElseGet(OptionalInt::empty);
        }

        private void store(LedgerChange change) {
            sink.apply(change);
            for (ArrivedBlock block : change.connect()) {
                stored = stored.plus(count(block));
            }
            replaced += change.disconnect().size();
            progress.advance(change.connect().size());
        }
    }

    private static IngestionResult.Counts count(ArrivedBlock block) {
        List<Transaction> transactions = block.block().transactions();
        long inputs = 0;
        long claimed = 0;
        for (Transaction t : transactions) {
            for (Input in : t.inputs()) {
                if (in instanceof Input.Spend s) {
                    inputs++;
                    claimed += block.claimed().containsKey(s.output()) ? 1 : 0;
                }
            }
        }
        return new IngestionResult.Counts(1, transactions.size(), inputs, claimed);
    }
}
