package tracer.job;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes in portions one after the other; while one is taken in the next are read.
 *
 * @param portions how many may be read and not yet taken in
 */
public record ReadAhead(Cancellation cancellation, int portions) {
    /**
     * Takes portions until there are none or a stop is requested.
     *
     * @param reader gives the next portion, empty after the last however often it is asked; asked
     *     by one other thread, and some more times after it failed
     * @param taker takes them in, in their order
     * @return the portion before which it was stopped; empty if all are taken in
     */
    public <C> Optional<C> run(Supplier<Optional<C>> reader, Consumer<C> taker) {
        try (ExecutorService ahead =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
            Queue<Future<Optional<C>>> next = new ArrayDeque<>();
            for (int i = 0; i < portions; i++) {
                next.add(ahead.submit(reader::get));
            }
            Optional<C> portion = await(next.remove());
            while (portion.isPresent()) {
                if (cancellation.isRequested()) {
                    return portion;
                }
                next.add(ahead.submit(reader::get));
                taker.accept(portion.get());
                portion = await(next.remove());
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
            throw new IllegalStateException("reading ahead failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
