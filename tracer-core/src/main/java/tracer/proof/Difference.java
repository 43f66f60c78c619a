package tracer.proof;

/**
 * Where a bundle is not what it must be. Never leaves the verifier, which answers with the first
 * one that it meets.
 */
final class Difference extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * @param place file and line or byte
     */
    Difference(String place, String what) {
        super(what);
        this.place = place;
    }

    Difference(String place, String what, Throwable cause) {
        super(what, cause);
        this.place = place;
    }

    String place() {
        return place;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
