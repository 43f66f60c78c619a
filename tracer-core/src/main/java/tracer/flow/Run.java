package tracer.flow;

/**
 * A stretch of traced satoshis within an output, under FIFO.
 *
 * @param offset of its first satoshi in the output
 * @param length in satoshis, above 0
 */
public record Run(long offset, long length) {
    public Run {
        if (offset < 0 || length <= 0) {
            throw new IllegalArgumentException("no run: %d+%d".formatted(offset, length));
        }
    }

    public long end() {
        return Math.addExact(offset, length);
    }
}
