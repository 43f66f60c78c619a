package tracer.flow;

import tracer.job.Cancellation;
import tracer.job.Progress;

/** Finds what value could have come to, without amounts. */
public interface Exposing {
    /** Finds the exposure set under poison; asks and throws as {@link Tracing#trace} does. */
    Exposure expose(ExposureRequest request, Progress progress, Cancellation cancellation);
}
