package tracer.compact;

import java.util.Arrays;

/** Whole numbers that become more, four bytes each and up to half of that in reserve. */
final class IntList {
    private int[] values = new int[1 << 8];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = value;
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }
}
