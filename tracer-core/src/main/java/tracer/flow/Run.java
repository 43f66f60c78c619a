package tracer.flow;

import java.math.BigInteger;

/**
 * A stretch of traced value within a holding, under FIFO.
 *
 * @param offset of its first base unit in the holding
 * @param length in base units, above 0
 */
public record Run(BigInteger offset, BigInteger length) {
    public Run {
        if (offset.signum() < 0 || length.signum() <= 0) {
            throw new IllegalArgumentException("no run: %s+%s".formatted(offset, length));
        }
    }

    public static Run of(long offset, long length) {
        return new Run(BigInteger.valueOf(offset), BigInteger.valueOf(length));
    }

    public BigInteger end() {
        return offset.add(length);
    }
}
