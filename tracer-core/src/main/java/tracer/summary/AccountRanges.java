package tracer.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tracer.account.AccountLedger;
import tracer.attribution.LabelStore;
import tracer.flow.AccountComparing;
import tracer.flow.AccountDestination;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.AccountTracing;
import tracer.flow.Bound;
import tracer.flow.Direction;
import tracer.flow.Movement;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Remainder;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;

/** What every policy of balances gives at the ends of a trace, with the bound of a comparison. */
record AccountRanges(
        AccountTracing tracing, LabelStore labels, Progress progress, Cancellation cancellation) {
    /**
     * Follows under every policy.
     *
     * @throws DataGap if blocks arrived meanwhile
     */
    Ranges<AccountDestination> of(
            AccountLedger ledger, AccountTrace declared, AccountTrace compared) {
        int steps = Math.max(declared.movements().size(), compared.movements().size());
        if (steps > Ranges.MOST_STEPS) {
            return new Ranges.LeftOut<>(Ranges.tooLarge(steps, "transfers"));
        }
        AccountTraceRequest asked = declared.request();
        if (asked.limits().guards().time().isPresent()) {
            return new Ranges.LeftOut<>(Ranges.TIMED);
        }
        Ranges<AccountDestination> ranges =
                asked.direction() == Direction.FORWARD
                        ? forward(ledger, declared)
                        : backward(ledger, declared, compared);
        return cancellation.isRequested() ? new Ranges.LeftOut<>(Ranges.CANCELLED) : ranges;
    }

    private Ranges<AccountDestination> forward(AccountLedger ledger, AccountTrace declared) {
        AccountTraceRequest asked = declared.request();
        AccountComparing.Compared compared;
        try {
            compared =
                    new AccountComparing(labels)
                            .compare(
                                    ledger,
                                    asked.seeds(),
                                    asked.limits(),
                                    asked.stops(),
                                    progress,
                                    cancellation);
        } catch (LimitExceeded e) {
            if (!cancellation.isRequested()) {
                throw e;
            }
            return new Ranges.LeftOut<>(Ranges.CANCELLED);
        }
        Map<AccountDestination, Bound> bounds = new HashMap<>();
        compared.comparison().destinations().forEach(d -> bounds.put(d.place(), d.bound()));
        return computed(declared, compared.traces(), new Maxima.Computed<>(bounds));
    }

    private Ranges<AccountDestination> backward(
            AccountLedger ledger, AccountTrace declared, AccountTrace compared) {
        AccountTraceRequest asked = declared.request();
        List<AccountTrace> traces = new ArrayList<>();
        for (Policy policy : Policy.ofAccounts(asked.direction())) {
            traces.add(
                    policy == asked.policy()
                            ? declared
                            : policy == compared.request().policy()
                                    ? compared
                                    : tracing.trace(
                                            ledger, asked.under(policy), progress, cancellation));
        }
        return computed(
                declared, traces, new Maxima.LeftOut<>("it is computed of traces that go forward"));
    }

    private static Ranges<AccountDestination> computed(
            AccountTrace declared, List<AccountTrace> traces, Maxima<AccountDestination> maxima) {
        Map<Policy, Map<AccountDestination, Rational>> amounts = new LinkedHashMap<>();
        for (AccountTrace trace : traces) {
            if (!trace.asOf().equals(declared.asOf())) {
                throw new DataGap("blocks arrived while the summary was being made: ask again");
            }
            Map<AccountDestination, Rational> at = new HashMap<>();
            for (Movement m : trace.movements()) {
                at.merge(new AccountDestination.By(m.transfer()), m.traced(), Rational::plus);
            }
            for (Remainder r : trace.remainders()) {
                at.merge(new AccountDestination.Held(r.of()), r.traced(), Rational::plus);
            }
            amounts.put(trace.request().policy(), at);
        }
        return new Ranges.Computed<>(amounts, maxima);
    }
}
