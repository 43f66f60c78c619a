package tracer.ingest.chain;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tracer.job.Cancellation;

/** Takes in portions one after the other; while one is taken in the next is read. */
record ReadAhead(Cancellation cancellation) {
    /**
     * Takes portions until there are none or a stop is requested.
     *
     * @param reader gives the next portion, empty after the last
     * @return the portion before which it was stopped; empty if all are stored
     */
    <C> Optional<C> run(Supplier<Optional<C>> reader, Consumer<C> store) {
        try (ExecutorService ahead =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
            Future<Optional<C>> next = ahead.submit(reader::get);
            Optional<C> change = await(next);
            while (change.isPresent()) {
                if (cancellation.isRequested()) {
                    return change;
                }
                next = ahead.submit(reader::get);
                store.accept(change.get());
                change = await(next);
            }
            return Optional.empty();
        }
    }

    private static <T> T await(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    // A portion is short; who wants to stop asks by the cancellation.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("reading blocks failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
