package tracer.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import tracer.job.Cancellation;

/**
 * Ends a job when somebody asks for it, or when its budget of time is spent. Thread-safe if what it
 * asks is.
 */
public final class Patience implements Cancellation {
    private final Cancellation asked;
    private final Optional<Long> nanos;
    private final LongSupplier clock;
    private final long start;

    /** By the system's clock, from now on. */
    public static Patience of(Cancellation asked, Limits limits) {
        return new Patience(asked, limits.guards().time(), System::nanoTime);
    }

    /**
     * @param clock nanoseconds from any moment on
     */
    Patience(Cancellation asked, Optional<Duration> budget, LongSupplier clock) {
        this.asked = asked;
        this.nanos = budget.map(Duration::toNanos);
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public boolean isRequested() {
        return asked.isRequested() || isSpent();
    }

    /** Why what is left was not followed. */
    TraceEnd.Limit limit() {
        return isSpent() && !asked.isRequested() ? TraceEnd.Limit.CLOCK : TraceEnd.Limit.CANCELLED;
    }

    /** Whether the budget of time is spent. */
    public boolean isSpent() {
        return nanos.filter(n -> clock.getAsLong() - start >= n).isPresent();
    }
}
