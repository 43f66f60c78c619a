package tracer.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tracer.ledger.Hash32;
import tracer.ledger.ScriptHash;
import tracer.problem.LimitExceeded;

/**
 * Numbers script hashes from 0 in the order in which they come. About 32 bytes a script for the
 * hash, in chunks that never move, and 6 to 11 for the open-addressing table, which doubles at
 * three quarters.
 */
final class ScriptTable {
    private static final int EMPTY = -1;
    private static final int WORDS = 4;
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int LARGEST_TABLE = 1 << 30;

    private final List<long[]> chunks = new ArrayList<>();
    private int[] table = emptyTable(1 << 10);
    private int size;

    int size() {
        return size;
    }

    /** The number of a script, which gets one if it has none. */
    int idOf(ScriptHash script) {
        Hash32 h = script.hash();
        int slot = slotOf(h);
        if (table[slot] != EMPTY) {
            return table[slot];
        }
        if (size >= table.length / 4 * 3) {
            grow();
            slot = slotOf(h);
        }
        if (size % CHUNK == 0) {
            chunks.add(new long[CHUNK * WORDS]);
        }
        long[] chunk = chunks.get(size >> CHUNK_BITS);
        int at = offset(size);
        chunk[at] = h.w0();
        chunk[at + 1] = h.w1();
        chunk[at + 2] = h.w2();
        chunk[at + 3] = h.w3();
        table[slot] = size;
        return size++;
    }

    ScriptHash script(int id) {
        long[] c = chunks.get(id >> CHUNK_BITS);
        int at = offset(id);
        return new ScriptHash(new Hash32(c[at], c[at + 1], c[at + 2], c[at + 3]));
    }

    /**
     * All numbers, by ascending hash. Sorts by the first 32 bits together with the number, as
     * primitive longs, and puts the few of equal beginning in order afterwards.
     */
    int[] idsByHash() {
        long[] keys = new long[size];
        for (int id = 0; id < size; id++) {
            // The sign bit is turned so that signed order is that of the unsigned hash.
            long first = chunks.get(id >> CHUNK_BITS)[offset(id)] ^ Long.MIN_VALUE;
            keys[id] = (first & 0xffff_ffff_0000_0000L) | id;
        }
        Arrays.sort(keys);
        int[] ids = new int[size];
        for (int i = 0; i < size; i++) {
            int id = (int) keys[i];
            int to = i;
            while (to > 0
                    && keys[to - 1] >> 32 == keys[i] >> 32
                    && script(ids[to - 1]).compareTo(script(id)) > 0) {
                ids[to] = ids[to - 1];
                to--;
            }
            ids[to] = id;
        }
        return ids;
    }

    /** Where a hash stands in the table, or would stand. */
    private int slotOf(Hash32 h) {
        int mask = table.length - 1;
        // Script hashes are uniform already.
        int slot = (int) h.w3() & mask;
        while (table[slot] != EMPTY && !isAt(table[slot], h)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int id, Hash32 h) {
        long[] c = chunks.get(id >> CHUNK_BITS);
        int at = offset(id);
        return c[at + 3] == h.w3() && c[at] == h.w0() && c[at + 1] == h.w1() && c[at + 2] == h.w2();
    }

    private void grow() {
        if (table.length == LARGEST_TABLE) {
            throw new LimitExceeded(
                    "more than %d scripts share their owner with another; one table holds no more"
                            .formatted(size));
        }
        table = emptyTable(table.length * 2);
        for (int id = 0; id < size; id++) {
            table[slotOf(script(id).hash())] = id;
        }
    }

    private static int[] emptyTable(int length) {
        int[] table = new int[length];
        Arrays.fill(table, EMPTY);
        return table;
    }

    private static int offset(int id) {
        return (id & (CHUNK - 1)) * WORDS;
    }
}
