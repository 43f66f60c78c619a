package tracer.compact;

import tracer.problem.LimitExceeded;

/**
 * Open addressing from hashes to numbers. A slot holds a number and 32 bits of its hash, so that
 * what a number stands for is looked at only where these agree: one place in memory a question, not
 * one for each neighbour. Eight bytes a slot, at most half of them taken, since most questions of a
 * growing chain are for what is not there yet.
 *
 * <p>Who asks walks from {@link #first} by {@link #next} over the numbers of one hash until one of
 * them is the right one, or none is left.
 */
final class NumberTable {
    static final int NONE = -1;

    private static final int LARGEST = 1 << 30;

    /** Bits of the hash above, number plus one below; 0 where nothing is. */
    private long[] slots = new long[1 << 6];

    private int size;

    /** The slot of the first number of a hash, or an empty one. */
    int first(int hash) {
        return from(hash & (slots.length - 1), hash);
    }

    /** The slot of the number of a hash that comes after another's, or an empty one. */
    int next(int slot, int hash) {
        return from((slot + 1) & (slots.length - 1), hash);
    }

    /** The number in a slot; {@link #NONE} in an empty one. */
    int at(int slot) {
        return (int) slots[slot] - 1;
    }

    /** Reads the slots where the search for some hashes begins; the result means nothing. */
    long fetch(int[] hashes, int count) {
        int mask = slots.length - 1;
        long all = 0;
        for (int i = 0; i < count; i++) {
            all ^= slots[hashes[i] & mask];
        }
        return all;
    }

    /** Puts a number of a hash into the slot where the search for it ended. */
    void put(int slot, int hash, int number) {
        boolean isNew = slots[slot] == 0;
        slots[slot] = (long) hash << 32 | number + 1;
        if (isNew && ++size > slots.length / 2) {
            grow();
        }
    }

    private int from(int begin, int hash) {
        int mask = slots.length - 1;
        int slot = begin;
        long found = slots[slot];
        while (found != 0 && (int) (found >> 32) != hash) {
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
