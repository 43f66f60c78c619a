package tracer.problem;

import java.util.Objects;

/**
 * Root of every error that Tracer raises on purpose. The message is for a person: it says what is
 * wrong, where (file, offset, field), and what to do about it.
 */
public abstract sealed class TracerProblem extends RuntimeException
        permits BadInput, DataGap, StoreDown, LimitExceeded, NotFound {
    private static final long serialVersionUID = 1L;

    TracerProblem(String message) {
        super(message);
    }

    TracerProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** Always there: a problem without words helps nobody. */
    @Override
    public final String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
