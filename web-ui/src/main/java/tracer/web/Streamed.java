package tracer.web;

import java.util.function.Supplier;
import tracer.inquiry.Document;
import tracer.inquiry.TraceRows;
import tracer.job.Cancellation;
import tracer.job.Progress;

/** A question that takes long enough to be told how far it is, and to be called off. */
interface Streamed extends Endpoint {
    /** Reads the question; nothing is asked of the store yet. */
    Work work(Request request);

    @Override
    default Document answer(Request request) {
        return work(request).answer(Listener.NOBODY);
    }

    /** What there is to do. */
    @FunctionalInterface
    interface Work {
        Document answer(Listener listener);
    }

    /** Who hears how far it is, may see what is known by then, and may call it off. */
    interface Listener {
        Listener NOBODY =
                new Listener() {
                    @Override
                    public Progress progress() {
                        return Progress.SILENT;
                    }

                    @Override
                    public Cancellation cancellation() {
                        return Cancellation.NEVER;
                    }

                    @Override
                    public void known(Supplier<TraceRows> rows) {}
                };

        Progress progress();

        Cancellation cancellation();

        /** More is known; looks at it, or does not. */
        void known(Supplier<TraceRows> rows);
    }
}
