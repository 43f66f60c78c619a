package tracer.flow;

/** Which way a trace goes. */
public enum Direction {
    /** Where did it go: from an output to the outputs that it was spent into. */
    FORWARD,
    /** Where did it come from: from an output to the outputs that paid for it. */
    BACKWARD;

    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
