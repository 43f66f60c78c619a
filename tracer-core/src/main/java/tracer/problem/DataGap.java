package tracer.problem;

/** The question is sound, but the data to answer it is not indexed (that far). */
public final class DataGap extends TracerProblem {
    private static final long serialVersionUID = 1L;

    public DataGap(String message) {
        super(message);
    }
}
