package tracer.compact;

import java.util.Arrays;
import tracer.problem.LimitExceeded;

/**
 * Rows of equally many whole numbers, numbered from 0: four bytes a number, in chunks of some
 * megabytes that never move, so that growing copies nothing and what is read of one row lies
 * together. Chunks are large so that a collector which keeps large objects in place does so with
 * them.
 */
final class IntRows {
    /** Numbers in a chunk, at most: four megabytes. */
    private static final int CHUNK_NUMBERS = 1 << 20;

    /** Rows in a chain's first chunk to begin with: most chains are small. */
    private static final int FEW = 1 << 6;

    private final int width;
    private final int chunkBits;
    private final int mask;
    private int[][] chunks;
    private int size;

    /**
     * @param width numbers in a row
     */
    IntRows(int width) {
        this(width, 0);
    }

    /**
     * @param width numbers in a row
     * @param rows how many to expect
     */
    IntRows(int width, int rows) {
        this.width = width;
        this.chunkBits =
                Integer.numberOfTrailingZeros(Integer.highestOneBit(CHUNK_NUMBERS / width));
        this.mask = (1 << chunkBits) - 1;
        this.chunks = new int[][] {new int[Math.min(rows, 1 << chunkBits) * width]};
    }

    int size() {
        return size;
    }

    /** Adds a row of zeros and gives its number. */
    int add() {
        int chunk = size >> chunkBits;
        if (chunk == chunks.length || (size & mask) * width == chunks[chunk].length) {
            grow(chunk);
        }
        return size++;
    }

    int get(int row, int column) {
        return chunks[row >> chunkBits][(row & mask) * width + column];
    }

    void set(int row, int column, int value) {
        chunks[row >> chunkBits][(row & mask) * width + column] = value;
    }

    /** Two columns as one number. */
    long getLong(int row, int column) {
        int[] chunk = chunks[row >> chunkBits];
        int at = (row & mask) * width + column;
        return (long) chunk[at] << 32 | Integer.toUnsignedLong(chunk[at + 1]);
    }

    void setLong(int row, int column, long value) {
        int[] chunk = chunks[row >> chunkBits];
        int at = (row & mask) * width + column;
        chunk[at] = (int) (value >> 32);
        chunk[at + 1] = (int) value;
    }

    /** The first chunk grows like any list, further ones come whole. */
    private void grow(int chunk) {
        if (size < 0 || size > Integer.MAX_VALUE - (1 << chunkBits)) {
            throw new LimitExceeded(
                    "a chain in arrays holds at most %d of a kind; ask for fewer blocks"
                            .formatted(size));
        }
        if (chunk == 0) {
            int rows = Math.clamp(2L * size, FEW, 1 << chunkBits);
            chunks[0] = Arrays.copyOf(chunks[0], rows * width);
            return;
        }
        chunks = Arrays.copyOf(chunks, chunk + 1);
        chunks[chunk] = new int[width << chunkBits];
    }
}
