package tracer.job;

/**
 * Asked by a long job between units of work whether it should stop. A job that stops keeps what is
 * done and can be resumed. Thread-safe.
 */
@FunctionalInterface
public interface Cancellation {
    Cancellation NEVER = () -> false;

    boolean isRequested();
}
