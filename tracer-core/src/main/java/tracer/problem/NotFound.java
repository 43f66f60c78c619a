package tracer.problem;

/** The data was looked through and the thing asked for is not in it. */
public final class NotFound extends TracerProblem {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
