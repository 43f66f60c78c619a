package tracer.flow;

import tracer.account.AccountLedger;
import tracer.job.Cancellation;
import tracer.job.Progress;

/** Follows value between addresses. */
public interface AccountTracing {
    /**
     * Answers a trace request over one chain. The store is asked once per hop for the whole
     * frontier. A cancelled trace is answered as far as it got, the rest cut at {@link
     * TraceEnd.Limit#CANCELLED}.
     *
     * @throws tracer.problem.NotFound if there is no such transfer in what is stored
     * @throws tracer.problem.DataGap if blocks that may hold it are not stored, or the chain was
     *     reorganised meanwhile
     * @throws tracer.problem.BadInput if a seed is a fee or moves less than is asked for, or the
     *     seeds move different assets
     */
    AccountTrace trace(
            AccountLedger ledger,
            AccountTraceRequest request,
            Progress progress,
            Cancellation cancellation);
}
