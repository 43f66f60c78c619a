package tracer.path;

import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;

/** Finds ways for value between addresses, on outputs. */
public interface PathFinding {
    /**
     * Answers a path request. The store is asked once per hop for the whole frontier.
     *
     * @throws tracer.problem.NotFound if nothing stored pays the first side, and all is stored
     * @throws tracer.problem.DataGap if nothing is stored, or the chain was reorganised meanwhile
     * @throws tracer.problem.LimitExceeded if it was cancelled, or an end is too large to be read
     */
    PathAnswer<Stop> find(
            PathRequest<Address> request, Progress progress, Cancellation cancellation);
}
