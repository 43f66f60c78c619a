package tracer.compact;

import tracer.problem.LimitExceeded;

/**
 * Open addressing from hashes to numbers. A slot holds a number and 32 bits of its hash, so that
 * what a number stands for is looked at only where these agree: one place in memory a question, not
 * one for each neighbour. Eight bytes a slot, at most three quarters of them taken.
 */
final class NumberTable {
    static final int NONE = -1;

    private static final int LARGEST = 1 << 30;

    /** Bits of the hash above, number plus one below; 0 where nothing is. */
    private long[] slots = new long[1 << 10];

    private int size;

    /** Whether a number stands for what is looked for. */
    @FunctionalInterface
    interface Sameness<K> {
        boolean isAt(int number, K key);
    }

    /** The number of a key; {@link #NONE} if it has none. */
    <K> int find(int hash, K key, Sameness<K> sameness) {
        return (int) slots[slotOf(hash, key, sameness)] - 1;
    }

    /** The numbers in the slots where the search for some hashes begins; not those of the keys. */
    void fetch(int[] hashes, int[] numbers, int count) {
        int mask = slots.length - 1;
        for (int i = 0; i < count; i++) {
            numbers[i] = (int) slots[hashes[i] & mask] - 1;
        }
    }

    /** Gives a key its number, in place of an earlier one. */
    <K> void put(int hash, K key, int number, Sameness<K> sameness) {
        int slot = slotOf(hash, key, sameness);
        boolean isNew = slots[slot] == 0;
        slots[slot] = (long) hash << 32 | number + 1;
        if (isNew && ++size > slots.length / 4 * 3) {
            grow();
        }
    }

    private <K> int slotOf(int hash, K key, Sameness<K> sameness) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        long found = slots[slot];
        while (found != 0
                && ((int) (found >> 32) != hash || !sameness.isAt((int) found - 1, key))) {
            slot = (slot + 1) & mask;
            found = slots[slot];
        }
        return slot;
    }

    private void grow() {
        if (slots.length == LARGEST) {
            throw new LimitExceeded(
                    "a chain in arrays holds at most %d of a kind; ask for fewer blocks"
                            .formatted(size));
        }
        long[] smaller = slots;
        slots = new long[smaller.length * 2];
        int mask = slots.length - 1;
        for (long entry : smaller) {
            if (entry != 0) {
                int slot = (int) (entry >> 32) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }
}
