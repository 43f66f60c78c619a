package tracer.web;

import tracer.inquiry.Document;
import tracer.job.Cancellation;
import tracer.job.Progress;

/** A question that takes long enough to be told how far it is, and to be called off. */
interface Streamed extends Endpoint {
    /** Reads the question; nothing is asked of the store yet. */
    Work work(Request request);

    @Override
    default Document answer(Request request) {
        return work(request).answer(Progress.SILENT, Cancellation.NEVER);
    }

    /** What there is to do. */
    @FunctionalInterface
    interface Work {
        Document answer(Progress progress, Cancellation cancellation);
    }
}
