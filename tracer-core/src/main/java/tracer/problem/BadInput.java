package tracer.problem;

/** What was given cannot be used: a malformed address, a corrupt file, contradictory limits. */
public final class BadInput extends TracerProblem {
    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
