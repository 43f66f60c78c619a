package tracer.problem;

/**
 * The store cannot be used: unreachable, refusing the password, out of disk, or written by a newer
 * version of Tracer. What was stored before stays stored.
 */
public final class StoreDown extends TracerProblem {
    private static final long serialVersionUID = 1L;

    public StoreDown(String message) {
        super(message);
    }

    public StoreDown(String message, Throwable cause) {
        super(message, cause);
    }
}
