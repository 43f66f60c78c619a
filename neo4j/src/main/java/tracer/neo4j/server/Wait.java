package tracer.neo4j.server;

import java.time.Duration;
import java.util.function.Supplier;
import tracer.problem.StoreDown;

/** The patience of one opening: counts the time, tells the listener, ends the wait. */
final class Wait {
    private final long begin = System.nanoTime();
    private final Duration patience;
    private final StoreProgress progress;

    Wait(Duration patience, StoreProgress progress) {
        this.patience = patience;
        this.progress = progress;
    }

    Duration patience() {
        return patience;
    }

    void tell(StoreStep step) {
        progress.at(step, elapsed());
    }

    /** Tells, sleeps a little and returns, or throws the problem when the time is up. */
    void pause(StoreStep step, Duration nap, Supplier<StoreDown> timeUp) {
        tell(step);
        if (elapsed().compareTo(patience) > 0) {
            throw timeUp.get();
        }
        try {
            Thread.sleep(nap);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreDown("Interrupted while waiting for the store. Try again.", e);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
