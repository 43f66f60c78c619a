package tracer.inquiry;

import java.util.Optional;
import tracer.problem.BadInput;

/**
 * Which part of a long list is asked for.
 *
 * @param cursor the {@code next} of the page before, unchanged; empty for the first page
 * @param size rows at most, 1 to {@link #MAX_SIZE}
 */
public record PageRequest(Optional<String> cursor, int size) {
    public static final int MAX_SIZE = 1_000;
    public static final PageRequest FIRST = new PageRequest(Optional.empty(), 50);

    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new BadInput("a page has 1 to %d rows, not %d".formatted(MAX_SIZE, size));
        }
    }
}
