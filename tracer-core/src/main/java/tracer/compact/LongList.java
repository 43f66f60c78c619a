package tracer.compact;

import java.util.Arrays;

/** As {@link IntList}, of eight bytes each. */
final class LongList {
    private long[] values = new long[1 << 8];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        return values[index];
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }
}
