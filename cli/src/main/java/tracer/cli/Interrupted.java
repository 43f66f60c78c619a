package tracer.cli;

/** The user pressed Ctrl-C and the job came to a clean stop; the message says how to resume. */
final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(String message) {
        super(message);
    }
}
