package tracer.compact;

import java.util.Arrays;
import tracer.ledger.Bytes;

/** Runs of bytes one after the other, in chunks of some megabytes that never move. */
final class ByteStore {
    private static final int CHUNK = 1 << 22;
    private static final int FEW = 1 << 10;

    private byte[][] chunks = {new byte[FEW]};
    private int used;

    /** Keeps what stands in an array from one index to before another, and says where. */
    long add(byte[] from, int begin, int end) {
        int length = end - begin;
        reserve(length);
        System.arraycopy(from, begin, chunks[chunks.length - 1], used, length);
        long place = (long) (chunks.length - 1) << 32 | used;
        used += length;
        return place;
    }

    Bytes get(long place, int length) {
        return Bytes.of(chunks[(int) (place >> 32)], (int) place, length);
    }

    /** Whether what stands at a place begins with what an array holds between two indexes. */
    boolean isAt(long place, byte[] in, int begin, int end) {
        byte[] chunk = chunks[(int) (place >> 32)];
        int at = (int) place;
        return Arrays.equals(chunk, at, at + end - begin, in, begin, end);
    }

    private void reserve(int length) {
        int last = chunks.length - 1;
        if (length <= chunks[last].length - used) {
            return;
        }
        if (last == 0 && used + length <= CHUNK) {
            chunks[0] = Arrays.copyOf(chunks[0], Math.min(CHUNK, 2 * (used + length)));
            return;
        }
        chunks = Arrays.copyOf(chunks, last + 2);
        chunks[last + 1] = new byte[Math.max(CHUNK, length)];
        used = 0;
    }
}
