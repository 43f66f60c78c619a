package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tracer.account.AccountLedger;
import tracer.account.AccountLedgers;
import tracer.account.BlockSources;
import tracer.attribution.LabelStore;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountDestination;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.AccountTracing;
import tracer.flow.Movement;
import tracer.flow.Policy;
import tracer.flow.Remainder;
import tracer.flow.TransferSeed;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.problem.DataGap;
import tracer.protection.Protection;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Letter;
import tracer.summary.Part.Row;

/** Makes summaries of traces over accounts. Thread-safe as what it asks is. */
public final class AccountSummarising {
    private final Sources sources;

    /** Whom it asks. */
    public record Sources(
            AccountLedgers ledgers,
            LabelStore labels,
            AccountTracing tracing,
            Protection protection) {}

    public AccountSummarising(Sources sources) {
        this.sources = sources;
    }

    /**
     * Traces under the policy that was asked for, once more under another for comparison, and where
     * the trace is not too large under every policy, for the range and the bound at each end.
     *
     * @throws tracer.problem.NotFound if a seed does not exist
     * @throws DataGap if it is not stored, or if blocks arrived meanwhile
     * @throws tracer.problem.BadInput if a seed is a fee, if they move different assets, or if the
     *     summary would hold a protected address and the request does not say that it may
     */
    public FlowSummary summarise(
            AccountSummaryRequest request, Progress progress, Cancellation cancellation) {
        AccountLedger ledger = sources.ledgers().ledger(request.chain());
        AccountTrace trace =
                sources.tracing().trace(ledger, request.question(), progress, cancellation);
        AccountTrace other =
                sources.tracing()
                        .trace(ledger, compared(request.question()), progress, cancellation);
        if (!trace.asOf().equals(other.asOf())) {
            throw new DataGap("blocks arrived while the summary was being made: ask again");
        }
        Ranges<AccountDestination> ranges =
                new AccountRanges(sources.tracing(), sources.labels(), progress, cancellation)
                        .of(ledger, trace, other);
        FlowSummary summary = write(gather(request, ledger, List.of(trace, other), ranges));
        return sources.protection()
                .among(ledger, trace.movements().stream().map(Movement::transfer).toList())
                .banner(request.confidential())
                .map(summary::marked)
                .orElse(summary);
    }

    private static AccountTraceRequest compared(AccountTraceRequest q) {
        return q.under(Summarising.compared(q.policy()));
    }

    private AccountMaterial gather(
            AccountSummaryRequest request,
            AccountLedger ledger,
            List<AccountTrace> declaredAndOther,
            Ranges<AccountDestination> ranges) {
        AccountTrace trace = declaredAndOther.getFirst();
        Set<EvmAddress> shown = new TreeSet<>();
        for (Movement m : trace.movements()) {
            m.transfer().from().ifPresent(shown::add);
            m.transfer().to().ifPresent(shown::add);
        }
        trace.remainders().stream().map((Remainder r) -> r.of().holder()).forEach(shown::add);
        Coverage coverage = ledger.coverage();
        return new AccountMaterial(
                request,
                trace,
                declaredAndOther.getLast(),
                ranges,
                coverage,
                BlockSources.of(coverage, ledger.readings()),
                trace.asset() instanceof Asset.Token(var contract)
                        ? Optional.ofNullable(ledger.tokens(Set.of(contract)).get(contract))
                        : Optional.empty(),
                sources.labels().labelsOf(trace.chain(), shown));
    }

    private static FlowSummary write(AccountMaterial m) {
        Pen pen = new Pen();
        AccountTables tables = new AccountTables(m);
        List<Section> sections = new ArrayList<>();
        sections.add(new AccountScope(m).write(pen));
        sections.add(new AccountNarrative(m).write(pen));
        sections.add(new AccountDestinations(m).write());
        sections.add(new AccountLegalProcess(m).write());
        sections.add(tables.account());
        sections.add(tables.steps());
        sections.add(tables.attributions());
        sections.add(new AccountBounds(m).write());
        sections.add(method(m));
        sections.add(Glossary.ACCOUNTS);
        return new FlowSummary(
                "%s by %s, %s, under %s"
                        .formatted(
                                m.amount(m.trace().balance().source()),
                                TransferSeed.inWords(m.trace().request().seeds()),
                                m.isForward() ? "where it went" : "where it came from",
                                m.policy()),
                Optional.empty(),
                m.trace().chain().id(),
                m.trace().asOf(),
                m.trace().isLimited(),
                sections,
                pen.footnotes(),
                List.of());
    }

    private static Section method(AccountMaterial m) {
        AccountTraceRequest q = m.trace().request();
        List<String> options = Method.options(q.direction(), q.policy(), q.limits(), "units");
        options.addFirst("--chain " + m.trace().chain().id());
        options.add(Method.stop(q.stops()));
        return new Section(
                "Methods, data and how to repeat it",
                List.of(
                        new Grid(
                                "Rules",
                                List.of(
                                        "Rule",
                                        "Version",
                                        "What it does",
                                        "Known to fail",
                                        "Class"),
                                List.of(
                                        policy(q.policy(), "declared"),
                                        policy(m.other().request().policy(), "for comparison"))),
                        new AccountReadings(m).table(),
                        new Letter(
                                "To repeat it on the same data",
                                Method.repeat(
                                        "chain " + m.trace().chain().id(),
                                        m.trace().asOf(),
                                        Method.command(
                                                SeedText.repeat(q.seeds(), "transfers"),
                                                options)))));
    }

    private static Row policy(Policy policy, String role) {
        String what =
                switch (policy) {
                    case FIFO ->
                            "First in, first out: what came to a balance first leaves it first (Clayton's Case, 1816, 35 ER 767). Fees are taken before the transaction's value.";
                    case HAIRCUT ->
                            "Pro rata: every transfer out of a balance carries the same share of traced value as the balance then has.";
                    case HAIRCUT_INT ->
                            "Pro rata in whole base units; what rounding leaves goes to the largest remainders.";
                    case LIFO ->
                            "Last in, first out: what came to a balance last leaves it first. Fees are taken before the transaction's value.";
                    case DIRTY_FIRST ->
                            "Traced value leaves a balance before other value (drugs-in first-out; Banco Cafetero, 797 F.2d 1154, 2d Cir. 1986).";
                    case CLEAN_FIRST ->
                            "Traced value leaves a balance after all other value (the other presumption of Banco Cafetero, 797 F.2d 1154, 2d Cir. 1986).";
                    case LIBR ->
                            "Lowest intermediate balance: no more of the traced value is in a balance than its lowest since; later deposits of others replenish nothing (Cunningham v Brown, 265 U.S. 1, 1924).";
                    case TIHO -> "Is no rule for accounts.";
                };
        return new Row(
                EvidenceClass.CONVENTION,
                List.of(
                        Phrase.of("policy %s (%s)".formatted(policy.id(), role)),
                        Phrase.of(Integer.toString(policy.version())),
                        Phrase.of(what),
                        Phrase.of(
                                "Rests on every transfer of the balance being seen; a gap shows only where a balance would fall below zero."),
                        Phrase.of(EvidenceClass.CONVENTION.id())));
    }
}
