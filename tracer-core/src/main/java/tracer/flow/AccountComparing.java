package tracer.flow;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.account.AccountLedger;
import tracer.attribution.LabelStore;
import tracer.flow.AccountDestination.By;
import tracer.flow.AccountDestination.Held;
import tracer.flow.AccountFlow.Question;
import tracer.flow.Comparison.Amount;
import tracer.flow.Comparison.Column;
import tracer.flow.Comparison.Destination;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

/**
 * Follows transfers of one asset forward under every policy of balances, each from end to end. The
 * holdings that all of them come to are asked for once. Thread-safe.
 */
public final class AccountComparing {
    private final AccountHolders.Maker holders;

    public AccountComparing(LabelStore labels) {
        this(AccountHolders.Maker.of(labels));
    }

    AccountComparing(AccountHolders.Maker holders) {
        this.holders = holders;
    }

    /** A comparison and what it was made from. */
    public record Compared(
            Comparison<TransferSeed, AccountDestination> comparison, List<AccountTrace> traces) {
        public Compared {
            traces = List.copyOf(traces);
        }
    }

    /**
     * @throws tracer.problem.NotFound if a seed is not in what is stored
     * @throws tracer.problem.DataGap if blocks that may hold it are not stored, or the chain was
     *     reorganised meanwhile
     * @throws BadInput if a seed is a fee, if they move different assets, or if there is a budget
     *     of time
     * @throws LimitExceeded if it was cancelled
     */
    public Compared compare(
            AccountLedger ledger,
            List<TransferSeed> seeds,
            Limits limits,
            StopRules stops,
            Progress progress,
            Cancellation cancellation) {
        if (limits.guards().time().isPresent()) {
            throw new BadInput(
                    "a comparison takes no budget of time: each policy would be cut somewhere else");
        }
        Question q =
                Question.of(
                        ledger,
                        new AccountTraceRequest(
                                seeds, Direction.FORWARD, Policy.FIFO, limits, stops));
        Loaded loaded = AccountFlow.loaded(q, holders);
        progress.begin("compare", "transfers", Progress.UNKNOWN_TOTAL);
        try {
            Patience patience = new Patience(cancellation, Optional.empty(), System::nanoTime);
            List<AccountSweep<?>> sweeps = new ArrayList<>();
            sweeps.add(
                    AccountFlow.sweep(
                            new AccountRule<>(new Poison(), false), q, loaded, progress, patience));
            List<AccountTrace> traces = new ArrayList<>();
            for (Policy policy : Policy.ofAccounts(Direction.FORWARD)) {
                AccountSweep<?> sweep =
                        AccountFlow.sweep(AccountRule.of(policy), q, loaded, progress, patience);
                if (cancellation.isRequested()) {
                    throw new LimitExceeded("cancelled before every policy had its answer");
                }
                sweeps.add(sweep);
                traces.add(AccountFlow.answer(q.under(policy), sweep));
            }
            ledger.requireActive(q.tip());
            AccountNetwork network = new AccountNetwork(q.seeds(), loaded, sweeps);
            return new Compared(
                    new Table(traces).comparison(q, network, sweeps.getFirst()), traces);
        } finally {
            progress.end();
        }
    }

    /** Puts finished traces side by side. */
    private static final class Table {
        private final List<AccountTrace> traces;
        private final Map<AccountDestination, TraceEnd> ends = new LinkedHashMap<>();
        private final Map<AccountDestination, Map<Policy, Amount>> amounts = new HashMap<>();

        Table(List<AccountTrace> traces) {
            this.traces = traces;
            for (AccountTrace trace : traces) {
                Policy policy = trace.request().policy();
                for (Movement m : trace.movements()) {
                    By by = new By(m.transfer());
                    switch (m.fate()) {
                        case Movement.Fate.Followed f -> put(by, policy, m.traced(), true);
                        case Movement.Fate.Fee f -> {}
                        case Movement.Fate.Ended(TraceEnd end) -> {
                            ends.putIfAbsent(by, end);
                            put(by, policy, m.traced(), false);
                        }
                    }
                }
                for (Remainder r : trace.remainders()) {
                    ends.putIfAbsent(new Held(r.of()), r.end());
                    put(new Held(r.of()), policy, r.traced(), false);
                }
            }
        }

        private void put(AccountDestination at, Policy policy, Rational traced, boolean wentOn) {
            amounts.computeIfAbsent(at, none -> new EnumMap<>(Policy.class))
                    .put(policy, new Amount(traced, wentOn));
        }

        Comparison<TransferSeed, AccountDestination> comparison(
                Question q, AccountNetwork network, AccountSweep<?> exposed) {
            Map<AccountDestination, Rational> most = new HashMap<>();
            ends.keySet()
                    .forEach(at ->
                            most.put(
                                    at,
                                    requireNonNull(amounts.get(at)).values().stream()
                                            .map(Amount::units)
                                            .max(Rational::compareTo)
                                            .orElse(Rational.ZERO)));
            List<Destination<AccountDestination>> destinations =
                    ends.keySet().stream()
                            .sorted(
                                    Comparator.<AccountDestination, Rational>comparing(most::get)
                                            .reversed()
                                            .thenComparing(AccountDestination::toString))
                            .map(at ->
                                    new Destination<>(
                                            at,
                                            requireNonNull(ends.get(at)),
                                            requireNonNull(amounts.get(at)),
                                            network.bound(at),
                                            Optional.empty(),
                                            Optional.empty()))
                            .toList();
            return new Comparison<>(
                    q.request().seeds(),
                    q.request().limits(),
                    q.request().stops(),
                    q.tip(),
                    traces.stream().map(Table::column).toList(),
                    destinations,
                    onlyExposed(exposed));
        }

        private int onlyExposed(AccountSweep<?> exposed) {
            long transfers =
                    exposed.movements().stream()
                            .filter(m -> m.fate() instanceof Movement.Fate.Ended)
                            .filter(m -> !amounts.containsKey(new By(m.transfer())))
                            .count();
            long holdings =
                    exposed.remainders().stream()
                            .filter(r -> !ends.containsKey(new Held(r.of())))
                            .count();
            return Math.toIntExact(transfers + holdings);
        }

        private static Column column(AccountTrace trace) {
            return new Column(
                    trace.request().policy(),
                    trace.balance().source(),
                    trace.balance().terms().stream()
                            .filter(s -> s.term() == Balance.Term.FEES)
                            .map(Balance.Sum::amount)
                            .findFirst()
                            .orElseThrow(),
                    trace.balance().closes(),
                    trace.isLimited());
        }
    }
}
