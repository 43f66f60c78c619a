package tracer.web;

import java.time.Duration;
import tracer.job.Cancellation;

/** Cancels a job some time after its start. A trace then keeps what it has and says so. */
final class Deadline implements Cancellation {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    @Override
    public boolean isRequested() {
        return System.nanoTime() - end > 0;
    }
}
