package tracer.flow;

import tracer.job.Cancellation;
import tracer.job.Progress;

/** Follows value. */
public interface Tracing {
    /**
     * Answers a trace request. The store is asked once per hop for the whole frontier. A cancelled
     * trace is answered as far as it got, the rest cut at {@link TraceEnd.Limit#CANCELLED}.
     *
     * @throws tracer.problem.NotFound if the seed's transaction or output does not exist
     * @throws tracer.problem.DataGap if the seed's transaction is not stored and cannot be told
     *     from one that does not exist, or if the chain was reorganised meanwhile
     */
    Trace trace(TraceRequest request, Progress progress, Cancellation cancellation);

    /** The same, watched; who cannot be watched shows nothing on the way. */
    default Trace trace(
            TraceRequest request, Watching watching, Progress progress, Cancellation cancellation) {
        return trace(request, progress, cancellation);
    }
}
