package tracer.flow;

import java.util.List;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.attribution.LabelStore;
import tracer.flow.AccountFlow.Question;
import tracer.flow.Taint.Count;
import tracer.job.Cancellation;
import tracer.job.Progress;

/** Finds what value could have come to between addresses, without amounts. Thread-safe. */
public final class AccountExposing {
    private final AccountHolders.Maker holders;

    public AccountExposing(LabelStore labels) {
        this(AccountHolders.Maker.of(labels));
    }

    AccountExposing(AccountHolders.Maker holders) {
        this.holders = holders;
    }

    /** Finds the exposure set under poison; asks and throws as {@link AccountTracing#trace}. */
    public AccountExposure expose(
            AccountLedger ledger,
            AccountExposureRequest request,
            Progress progress,
            Cancellation cancellation) {
        // The same question with a policy that runs both ways; the rule below is what counts.
        Question q =
                Question.of(
                        ledger,
                        new AccountTraceRequest(
                                request.seeds(),
                                request.direction(),
                                Policy.FIFO,
                                request.limits(),
                                request.stops()));
        progress.begin("trace", "transfers", Progress.UNKNOWN_TOTAL);
        try {
            AccountSweep<Count> sweep =
                    AccountFlow.sweep(
                            new AccountRule<>(new Poison(), false),
                            q,
                            AccountFlow.loaded(q, holders),
                            progress,
                            new Patience(
                                    cancellation,
                                    request.limits().guards().time(),
                                    System::nanoTime));
            ledger.requireActive(q.tip());
            return answer(q, request, sweep);
        } finally {
            progress.end();
        }
    }

    private static AccountExposure answer(
            Question q, AccountExposureRequest request, AccountSweep<Count> sweep) {
        List<Movement> movements = sweep.movements();
        AccountInventory inventory = q.ledger().inventory();
        return new AccountExposure(
                request,
                q.ledger().chain(),
                q.seed().asset(),
                q.tip(),
                movements.stream()
                        .map(m ->
                                new AccountExposure.ExposedTransfer(
                                        m.transfer(), m.hop(), m.fate()))
                        .toList(),
                sweep.remainders().stream()
                        .map(r -> new AccountExposure.ExposedHolder(r.of(), r.hop(), r.end()))
                        .toList(),
                AccountFlow.within(q, movements, inventory.callsNotSeen()),
                AccountFlow.within(q, movements, inventory.rewardsNotSeen()));
    }
}
