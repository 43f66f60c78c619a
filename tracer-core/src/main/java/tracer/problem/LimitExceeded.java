package tracer.problem;

/** A declared limit was reached and no partial answer can be given. */
public final class LimitExceeded extends TracerProblem {
    private static final long serialVersionUID = 1L;

    public LimitExceeded(String message) {
        super(message);
    }
}
