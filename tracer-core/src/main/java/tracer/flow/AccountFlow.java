package tracer.flow;

import java.util.List;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.Transfer;
import tracer.attribution.LabelStore;
import tracer.flow.TraceEnd.Limit;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.problem.DataGap;

/**
 * Follows value over account ledgers. It sweeps again for every hop that brings new holdings, so
 * that time grows with hops times the transfers of all holdings met. Thread-safe.
 *
 * <p>Under FIFO the lots of a holding leave in the order in which they came (Clayton's Case); under
 * LIFO in the reverse of it; under haircut each transfer takes its share of all of them; dirty
 * first and clean first say whether traced value leaves before the rest or after it. Fees are
 * debited first, as declared in {@link tracer.account.AccountPlace}. Known weakness: balances rest
 * on every transfer being seen; a token that changes balances without Transfer logs (rebasing,
 * seizure) breaks the account of its holders, which is noticed only where a balance would fall
 * below zero.
 */
public final class AccountFlow implements AccountTracing {
    /**
     * Of an address with more transfers of the asset none is read, whatever the question allows.
     * Unlike on outputs the seed's own address is no exception: its lots are one queue.
     */
    public static final int MOST_TRANSFERS = 200_000;

    private final AccountHolders.Maker holders;

    public AccountFlow(LabelStore labels) {
        this(AccountHolders.Maker.of(labels));
    }

    AccountFlow(AccountHolders.Maker holders) {
        this.holders = holders;
    }

    @Override
    public AccountTrace trace(
            AccountLedger ledger,
            AccountTraceRequest request,
            Progress progress,
            Cancellation cancellation) {
        Question q = Question.of(ledger, request);
        progress.begin("trace", "transfers", Progress.UNKNOWN_TOTAL);
        try {
            AccountTrace trace =
                    answer(
                            q,
                            sweep(
                                    AccountRule.of(request.policy()),
                                    q,
                                    loaded(q, holders),
                                    progress,
                                    new Patience(
                                            cancellation,
                                            request.limits().guards().time(),
                                            System::nanoTime)));
            ledger.requireActive(q.tip());
            return trace;
        } finally {
            progress.end();
        }
    }

    /** All that an answer is made from. */
    record Question(
            AccountLedger ledger,
            AccountTraceRequest request,
            Coverage coverage,
            ChainTip tip,
            List<SeedTransfer> seeds) {
        static Question of(AccountLedger ledger, AccountTraceRequest request) {
            Coverage coverage = ledger.coverage();
            ChainTip tip =
                    coverage.tip()
                            .orElseThrow(() ->
                                    new DataGap(
                                            "no blocks of %s are stored yet: ingest some, then ask"
                                                    .formatted(ledger.chain())));
            return new Question(
                    ledger,
                    request,
                    coverage,
                    tip,
                    SeedTransfer.of(request.seeds(), ledger, coverage, tip));
        }

        /** The one that the question is about; of several the first by name. */
        Transfer seed() {
            return seeds.getFirst().transfer();
        }

        Relative relative() {
            return Relative.of(
                    request.limits().guards(),
                    request.direction(),
                    Rational.sum(seeds.stream().map(SeedTransfer::amount).toList()),
                    seeds.stream().map(s -> s.transfer().place().claimedTime()).toList());
        }

        /** The same under another policy. */
        Question under(Policy policy) {
            return new Question(ledger, request.under(policy), coverage, tip, seeds);
        }
    }

    static Loaded loaded(Question q, AccountHolders.Maker holders) {
        return new Loaded(
                q.ledger(),
                holders.make(q.ledger().chain(), q.request().stops()),
                q.request().direction(),
                q.tip(),
                q.request().limits().guards().payments());
    }

    /** Sweeps until nothing is missing that value comes to. */
    static <T extends Taint> AccountSweep<T> sweep(
            AccountRule<T> rule, Question q, Loaded loaded, Progress progress, Patience patience) {
        int done = 0;
        while (true) {
            AccountSweep<T> sweep = new AccountSweep<>(q, rule, loaded, Limit.CANCELLED);
            sweep.from(q.seeds());
            progress.advance(Math.max(0, sweep.followed() - done));
            done = Math.max(done, sweep.followed());
            if (sweep.missing().isEmpty()) {
                return sweep;
            }
            if (patience.isRequested()) {
                AccountSweep<T> last = new AccountSweep<>(q, rule, loaded, patience.limit());
                last.from(q.seeds());
                return last;
            }
            // The seeds' own holders are exempt from the stop rules, as seeds of outputs are; they
            // are what the first pass misses.
            loaded.load(sweep.missing(), loaded.isEmpty());
        }
    }

    static AccountTrace answer(Question q, AccountSweep<?> sweep) {
        List<Movement> movements = sweep.movements();
        Heights extent = Heights.of(q, movements);
        AccountInventory inventory = q.ledger().inventory();
        List<Remainder> remainders = sweep.remainders();
        return new AccountTrace(
                q.request(),
                q.ledger().chain(),
                q.seed().asset(),
                q.tip(),
                movements,
                remainders,
                Account.ofAccounts(q.request().direction(), sweep.brought(), movements, remainders),
                extent.clip(inventory.callsNotSeen()),
                extent.clip(inventory.rewardsNotSeen()));
    }

    /** The blocks that the balances of a trace rest on. */
    private record Heights(int from, int to) {
        static Heights of(Question q, List<Movement> movements) {
            int lowest =
                    movements.stream().mapToInt(m -> m.transfer().place().height()).min().orElse(0);
            return switch (q.request().direction()) {
                case FORWARD -> new Heights(lowest, q.tip().height());
                case BACKWARD ->
                        new Heights(
                                q.coverage().rangeOf(lowest).map(HeightRange::from).orElse(lowest),
                                q.seeds().stream()
                                        .mapToInt(s -> s.transfer().place().height())
                                        .max()
                                        .orElseThrow());
            };
        }

        List<HeightRange> clip(List<HeightRange> ranges) {
            return ranges.stream()
                    .filter(r -> r.to() >= from && r.from() <= to)
                    .map(r -> new HeightRange(Math.max(from, r.from()), Math.min(to, r.to())))
                    .toList();
        }
    }

    /** Of ranges, what lies in the blocks that an answer rests on. */
    static List<HeightRange> within(
            Question q, List<Movement> movements, List<HeightRange> ranges) {
        return Heights.of(q, movements).clip(ranges);
    }
}
