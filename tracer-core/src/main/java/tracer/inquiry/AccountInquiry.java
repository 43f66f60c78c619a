package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import tracer.account.AccountLedger;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.flow.AccountComparing;
import tracer.flow.AccountExposing;
import tracer.flow.AccountExposureRequest;
import tracer.flow.AccountFlow;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;
import tracer.path.AccountPathFinding;
import tracer.path.AccountPathRequest;
import tracer.summary.AccountSummarising;
import tracer.summary.AccountSummaryRequest;
import tracer.summary.FlowSummary;

/**
 * The questions that users ask of account chains. Each answer is a {@link Document} that says up to
 * which block it is true. Thread-safe as the ports are.
 */
public final class AccountInquiry {
    private final Ports ports;

    AccountInquiry(Ports ports) {
        this.ports = ports;
    }

    /**
     * Where the value of a transfer on an account chain went or came from.
     *
     * @throws tracer.problem.NotFound if the transfer does not exist
     * @throws tracer.problem.DataGap if it is not stored
     * @throws tracer.problem.BadInput if it is a fee
     */
    public AccountTraceDocument trace(
            EvmChain chain,
            AccountTraceRequest request,
            Progress progress,
            Cancellation cancellation) {
        return document(
                new AccountFlow(ports.labels())
                        .trace(ports.accounts().ledger(chain), request, progress, cancellation));
    }

    /**
     * What value of a transfer could have come to, under poison: a set without amounts; throws as
     * {@link #trace}.
     */
    public AccountExposureDocument exposure(
            EvmChain chain,
            AccountExposureRequest request,
            Progress progress,
            Cancellation cancellation) {
        AccountLedger ledger = ports.accounts().ledger(chain);
        return new AccountExposureAnswer(
                        new AccountExposing(ports.labels())
                                .expose(ledger, request, progress, cancellation),
                        ledger,
                        ports)
                .document();
    }

    /**
     * Where a transfer's value went, under every policy side by side; throws as {@link #trace}, and
     * {@link tracer.problem.LimitExceeded} if it was cancelled.
     */
    public ComparisonDocument compare(
            EvmChain chain,
            TransferId seed,
            Limits limits,
            StopRules stops,
            Progress progress,
            Cancellation cancellation) {
        AccountLedger ledger = ports.accounts().ledger(chain);
        AccountComparing.Compared compared =
                new AccountComparing(ports.labels())
                        .compare(ledger, seed, limits, stops, progress, cancellation);
        return AccountComparison.document(
                compared, compared.traces().getFirst().seed(), ledger, ports);
    }

    /** The document of a trace over accounts that is there already. */
    public AccountTraceDocument document(AccountTrace trace) {
        return AccountTraceAnswer.of(trace, ports.accounts().ledger(trace.chain()), ports);
    }

    /**
     * The one EVM chain whose stored blocks hold this transfer.
     *
     * @param named the only chain to look on; empty for all that are stored
     * @throws tracer.problem.NotFound if none does
     * @throws tracer.problem.DataGap if none does, but it may be in blocks that are not stored
     * @throws tracer.problem.BadInput if several do: the same transaction can be sent on several
     */
    public EvmChain chainOf(TransferId transfer, Optional<EvmChain> named) {
        Whereabouts where = new Whereabouts(ports.accounts());
        return where.one("transfer " + transfer, where.of(transfer, named), named);
    }

    /** What a stored transfer moves; throws as {@link #chainOf} does. */
    public Asset assetOf(EvmChain chain, TransferId id) {
        Transfer transfer = ports.accounts().ledger(chain).transfers(List.of(id)).get(id);
        if (transfer == null) {
            throw new Whereabouts(ports.accounts()).missing("transfer " + id, Optional.of(chain));
        }
        return transfer.asset();
    }

    /**
     * A transaction of an account chain: outcome, fees and what it moved.
     *
     * @param named the only chain to look on; empty for all that are stored
     * @throws tracer.problem.NotFound as {@link #chainOf}, and so on
     */
    public AccountTransactionDocument transaction(TxId id, Optional<EvmChain> named) {
        return new AccountTransactionAnswer(ports).answer(id, named);
    }

    /**
     * An address of account chains, on each chain that is stored and has something of it.
     *
     * @param named the only chain to look on; empty for all that are stored
     * @param each how many transfers of each asset to list
     * @throws tracer.problem.NotFound if no stored transfer or balance is of it
     * @throws tracer.problem.DataGap likewise, but it may be in blocks that are not stored
     */
    public AccountAddressDocument address(EvmAddress address, Optional<EvmChain> named, int each) {
        return new AccountAddressAnswer(ports).answer(address, named, each);
    }

    /** Where paths between accounts are to be looked for: chain and asset. */
    public PathPlace place(
            List<String> from, List<String> to, Optional<EvmChain> named, Optional<String> asset) {
        return new PathPlaces(ports.accounts()).of(from, to, named, asset);
    }

    /** Ways on which value could have travelled between accounts, within one asset. */
    public AccountPathDocument path(
            PathPlace place, PathQuestion q, Progress progress, Cancellation cancellation) {
        AccountLedger ledger = ports.accounts().ledger(place.chain());
        AccountPathRequest request =
                new AccountPathRequest(place.asset(), PathReading.ofAccounts().request(q));
        return new AccountWayAnswer(
                        ledger,
                        ports,
                        request,
                        new AccountPathFinding(ports.labels())
                                .find(ledger, request, progress, cancellation))
                .document();
    }

    /**
     * A trace in sentences for somebody who must explain and defend it.
     *
     * @throws tracer.problem.NotFound if the seed does not exist
     * @throws tracer.problem.DataGap if the seed is not stored, or blocks arrived meanwhile
     * @throws tracer.problem.BadInput if it would hold a protected address and the request does not
     *     say that it may
     */
    public FlowSummary summary(
            AccountSummaryRequest request, Progress progress, Cancellation cancellation) {
        return new AccountSummarising(
                        new AccountSummarising.Sources(
                                ports.accounts(),
                                ports.labels(),
                                new AccountFlow(ports.labels()),
                                ports.protection()))
                .summarise(request, progress, cancellation);
    }
}
