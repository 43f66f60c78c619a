package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import tracer.account.AccountLedger;
import tracer.flow.AccountComparing;
import tracer.flow.AccountExposing;
import tracer.flow.AccountExposureRequest;
import tracer.flow.AccountFlow;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.flow.TransferSeed;
import tracer.job.Cancellation;
import tracer.job.Progress;
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
     * Where the value of transfers on an account chain went or came from.
     *
     * @throws tracer.problem.NotFound if one does not exist
     * @throws tracer.problem.DataGap if it is not stored
     * @throws tracer.problem.BadInput if one is a fee, or they move different assets
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
     * What value of transfers could have come to, under poison: a set without amounts; throws as
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
     * Where transfers' value went, under every policy side by side; throws as {@link #trace}, and
     * {@link tracer.problem.LimitExceeded} if it was cancelled.
     */
    public ComparisonDocument compare(
            EvmChain chain,
            List<TransferSeed> seeds,
            Limits limits,
            StopRules stops,
            Progress progress,
            Cancellation cancellation) {
        AccountLedger ledger = ports.accounts().ledger(chain);
        AccountComparing.Compared compared =
                new AccountComparing(ports.labels())
                        .compare(ledger, seeds, limits, stops, progress, cancellation);
        return AccountComparison.document(compared, ledger, ports);
    }

    /** The document of a trace over accounts that is there already. */
    public AccountTraceDocument document(AccountTrace trace) {
        return AccountTraceAnswer.of(trace, ports.accounts().ledger(trace.chain()), ports);
    }

    /**
     * A transaction of an account chain: outcome, fees and what it moved.
     *
     * @param named the only chain to look on; empty for all that are stored
     * @throws tracer.problem.NotFound if none has it
     * @throws tracer.problem.DataGap if none has it, but it may be in blocks that are not stored
     * @throws tracer.problem.BadInput if several have it: the same transaction can be sent on
     *     several
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
