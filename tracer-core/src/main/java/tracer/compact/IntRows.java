package tracer.compact;

import java.util.Arrays;
import tracer.problem.LimitExceeded;

/**
 * Rows of equally many whole numbers, numbered from 0: four bytes a number, in chunks that never
 * move, so that growing copies nothing and what is read of one row lies together.
 */
final class IntRows {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final int width;
    private int[][] chunks = new int[1 << 4][];
    private int size;

    /**
     * @param width numbers in a row
     */
    IntRows(int width) {
        this.width = width;
    }

    int size() {
        return size;
    }

    /** Adds a row of zeros and gives its number. */
    int add() {
        if ((size & (CHUNK - 1)) == 0) {
            addChunk();
        }
        return size++;
    }

    int get(int row, int column) {
        return chunks[row >> CHUNK_BITS][(row & (CHUNK - 1)) * width + column];
    }

    void set(int row, int column, int value) {
        chunks[row >> CHUNK_BITS][(row & (CHUNK - 1)) * width + column] = value;
    }

    /** Two columns as one number. */
    long getLong(int row, int column) {
        int[] chunk = chunks[row >> CHUNK_BITS];
        int at = (row & (CHUNK - 1)) * width + column;
        return (long) chunk[at] << 32 | Integer.toUnsignedLong(chunk[at + 1]);
    }

    void setLong(int row, int column, long value) {
        int[] chunk = chunks[row >> CHUNK_BITS];
        int at = (row & (CHUNK - 1)) * width + column;
        chunk[at] = (int) (value >> 32);
        chunk[at + 1] = (int) value;
    }

    private void addChunk() {
        int chunk = size >> CHUNK_BITS;
        if (size < 0 || chunk == Integer.MAX_VALUE >> CHUNK_BITS) {
            throw new LimitExceeded(
                    "a chain in arrays holds at most %d of a kind; ask for fewer blocks"
                            .formatted(size));
        }
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length * 2);
        }
        chunks[chunk] = new int[CHUNK * width];
    }
}
