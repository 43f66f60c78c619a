package tracer.flow;

import tracer.job.Cancellation;
import tracer.job.Progress;

/** Finds ways for value between addresses, on outputs. */
public interface PathFinding {
    PathAnswer find(PathRequest request, Progress progress, Cancellation cancellation);
}
