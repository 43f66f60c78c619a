package tracer.ingest.chain;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import tracer.account.AccountBlock;
import tracer.account.AccountBlockSource;
import tracer.account.AccountChange;
import tracer.account.AccountLedger;
import tracer.account.AccountSink;
import tracer.account.Reading;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.job.ReadAhead;
import tracer.ledger.BlockHash;
import tracer.problem.DataGap;

/**
 * Brings blocks of an EVM chain from a source into the store: skips those that are there, replaces
 * those that the chain has left, and stores the others in portions, each whole or not at all, with
 * the balances that newly touched holdings began with. It can be stopped or killed at any moment;
 * the next run goes on from what is stored. While one portion is written the next is read.
 */
public final class AccountIngestion {
    /** Blocks asked for at once: a node answers several together, and memory holds them. */
    private static final int AT_ONCE = 4;

    private final AccountLedger store;
    private final AccountSink sink;
    private final Progress progress;
    private final Cancellation cancellation;

    /**
     * @param store and {@code sink} are two sides of one store, which has no other writer
     */
    public AccountIngestion(
            AccountLedger store, AccountSink sink, Progress progress, Cancellation cancellation) {
        this.store = store;
        this.sink = sink;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Ingests the asked heights. Takes the source for itself until it returns, and leaves it open.
     *
     * @param begun when this run began; the store keeps it with the source's name for each block
     * @throws DataGap if asked heights are missing in the source: what lies below the first of them
     *     is stored by then
     * @throws tracer.problem.BadInput if a block is malformed: what lies below it is stored
     * @throws tracer.problem.StoreDown if the store fails: what was stored stays
     */
    public AccountIngestionResult run(
            AccountBlockSource source, Asked asked, OpeningPolicy policy, Instant begun) {
        Reading reading = new Reading(source.readFrom(), begun);
        Plan plan = AccountPlanning.plan(source, store, asked);
        Openings openings = new Openings(source, store, policy, plan);
        Run run = new Run();
        progress.begin("storing blocks", "blocks", plan.blocks());
        try {
            run.go(new BatchReader<>(way(source, openings, reading), plan));
        } finally {
            progress.end();
        }
        if (run.stopped.isEmpty() && !plan.missing().isEmpty()) {
            throw new DataGap(
                    "the source lacks blocks %s; %d blocks below were stored now and stay. Give the missing blocks, or ask for less (--to)"
                            .formatted(plan.missing(), run.stored.blocks()));
        }
        return new AccountIngestionResult(
                plan.asked(),
                run.stored,
                plan.stored().count(),
                run.replaced,
                openings.asked(),
                openings.answered(),
                reading,
                source.report(),
                run.stopped);
    }

    private static BatchReader.Way<AccountBlock, AccountChange> way(
            AccountBlockSource source, Openings openings, Reading reading) {
        return new BatchReader.Way<>(
                AT_ONCE,
                source::blocks,
                AccountIngestion::rows,
                (leaving, joining) -> change(leaving, joining, openings).by(reading));
    }

    private static AccountChange change(
            List<BlockHash> leaving, List<AccountBlock> joining, Openings openings) {
        return new AccountChange(leaving, joining, openings.of(joining), openings.tokens(joining));
    }

    private static long rows(AccountBlock block) {
        return 1 + block.transactions().size() + block.transfers().count();
    }

    /** One run over a plan. */
    private final class Run {
        private AccountIngestionResult.Counts stored = AccountIngestionResult.Counts.NOTHING;
        private long replaced;
        private OptionalInt stopped = OptionalInt.empty();

        void go(BatchReader<AccountBlock, AccountChange> reader) {
            stopped =
                    new ReadAhead(cancellation, 1)
                            .run(reader::next, this::store)
                            .map(c -> OptionalInt.of(c.connect().getFirst().height()))
                            .orElseGet(OptionalInt::empty);
        }

        private void store(AccountChange change) {
            sink.apply(change);
            for (AccountBlock block : change.connect()) {
                stored = stored.plus(block);
            }
            replaced += change.disconnect().size();
            progress.advance(change.connect().size());
        }
    }
}
