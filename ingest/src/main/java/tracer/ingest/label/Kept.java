package tracer.ingest.label;

import tracer.problem.BadInput;

/**
 * Counts what a reader must keep of a file until it can be handed on, so that no file fills the
 * memory: bytes of texts, and what it costs to hold each of them.
 */
final class Kept {
    /** What a text, list or field takes beside its characters; about so much on a 64-bit JVM. */
    private static final int EACH = 100;

    private final String file;
    private final long most;
    private final String what;
    private long bytes;

    /**
     * @param what is kept, for the message
     */
    Kept(String file, long most, String what) {
        this.file = file;
        this.most = most;
        this.what = what;
    }

    /**
     * One more is kept.
     *
     * @throws BadInput if it is too much
     */
    void add(long line, String text) {
        bytes += EACH + text.length();
        if (bytes > most) {
            throw new BadInput(
                    "%s, line %d: %s would take more than %,d bytes of memory; split it, if it is what it should be"
                            .formatted(file, line, what, most));
        }
    }

    /** What was counted is not kept any more. */
    void release() {
        bytes = 0;
    }
}
