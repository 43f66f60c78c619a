package tracer.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tracer.job.Cancellation;

/**
 * Turns Ctrl-C into a request to stop cleanly: the process ends only when the job has come to a
 * stop between two units of work, or after a grace time.
 */
final class CtrlC implements Cancellation, AutoCloseable {
    private static final int GRACE_SECONDS = 30;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onShutdown, "ctrl-c");
    private volatile boolean requested;

    private CtrlC() {}

    static CtrlC watched() {
        CtrlC ctrlC = new CtrlC();
        Runtime.getRuntime().addShutdownHook(ctrlC.hook);
        return ctrlC;
    }

    @Override
    public boolean isRequested() {
        return requested;
    }

    /** The job has stopped. */
    @Override
    public void close() {
        stopped.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // Ctrl-C came just now: the hook runs and finds the job stopped.
            }
        }
    }

    private void onShutdown() {
        requested = true;
        try {
            stopped.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
