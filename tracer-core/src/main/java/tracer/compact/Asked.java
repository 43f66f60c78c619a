package tracer.compact;

import java.util.Arrays;

/**
 * Hashes that a table will be asked for, one after the other. All of them are looked up ahead, so
 * that the memory they lead to is fetched side by side, instead of each question waiting for its
 * own: random memory is where the time of a large chain goes. Nothing but time depends on it.
 */
final class Asked {
    private int[] hashes = new int[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int size;

    /** Of all rows fetched, so that fetching them is not left out as useless. */
    private int unused;

    void clear() {
        size = 0;
    }

    void add(int hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            numbers = new int[size * 2];
        }
        hashes[size++] = hash;
    }

    int hash(int index) {
        return hashes[index];
    }

    /** Fetches the slots, and the rows of the numbers in them. */
    void fetch(NumberTable table, IntRows rows) {
        table.fetch(hashes, numbers, size);
        for (int i = 0; i < size; i++) {
            if (numbers[i] != NumberTable.NONE) {
                unused ^= rows.get(numbers[i], 0);
            }
        }
    }
}
