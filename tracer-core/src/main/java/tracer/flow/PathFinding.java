package tracer.flow;

import tracer.job.Cancellation;
import tracer.job.Progress;

/** Finds ways for value between addresses, on outputs. */
public interface PathFinding {
    /**
     * Answers a path request. The store is asked once per hop for the whole frontier.
     *
     * @throws tracer.problem.DataGap if nothing is stored, or the chain was reorganised meanwhile
     * @throws tracer.problem.LimitExceeded if it was cancelled
     */
    PathAnswer find(PathRequest request, Progress progress, Cancellation cancellation);
}
