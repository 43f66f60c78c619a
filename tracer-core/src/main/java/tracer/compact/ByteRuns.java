package tracer.compact;

import java.util.Arrays;
import tracer.ledger.Bytes;

/** Runs of bytes one after the other in one array, numbered from 0 in the order they come. */
final class ByteRuns {
    private byte[] bytes;
    private int[] ends;
    private int size;

    /**
     * @param runs how many to expect
     * @param length that a run usually has
     */
    ByteRuns(int runs, int length) {
        bytes = new byte[runs * length];
        ends = new int[runs];
    }

    void add(byte[] from, int at, int length) {
        int begin = reserve(length);
        System.arraycopy(from, at, bytes, begin, length);
    }

    void add(Bytes added) {
        int begin = reserve(added.length());
        added.copyTo(bytes, begin);
    }

    int size() {
        return size;
    }

    /** All of them, one after the other. */
    byte[] bytes() {
        return bytes;
    }

    int begin(int run) {
        return run == 0 ? 0 : ends[run - 1];
    }

    int end(int run) {
        return ends[run];
    }

    int length(int run) {
        return end(run) - begin(run);
    }

    Bytes get(int run) {
        return Bytes.of(bytes, begin(run), length(run));
    }

    /** Makes room for another run and says where it begins. */
    private int reserve(int length) {
        int begin = begin(size);
        int end = Math.addExact(begin, length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size + 1);
        }
        ends[size++] = end;
        return begin;
    }
}
