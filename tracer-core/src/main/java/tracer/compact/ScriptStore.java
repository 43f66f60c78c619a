package tracer.compact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tracer.ledger.Bytes;
import tracer.ledger.Script;

/**
 * Numbers scripts from 0 in the order in which they come and keeps their bytes, mostly 22 to 25, in
 * chunks that never move; with the table and the place of the bytes 18 to 23 more. A script is
 * compared by its bytes and never by a digest, which would have to be computed for each output.
 */
final class ScriptStore {
    private static final int EMPTY = -1;
    private static final int CHUNK = 1 << 20;

    private final List<byte[]> chunks = new ArrayList<>();

    /** Chunk in the upper half, first byte in the lower. */
    private final LongList places = new LongList();

    private final IntList lengths = new IntList();
    private final IntList hashes = new IntList();
    private int[] table = emptyTable(1 << 10);
    private int used = CHUNK;

    int size() {
        return lengths.size();
    }

    /** The number of a script, which gets one if it has none. */
    int numberOf(Script script) {
        Bytes bytes = script.bytes();
        int hash = spread(bytes.hashCode());
        int slot = slotOf(bytes, hash);
        if (table[slot] != EMPTY) {
            return table[slot];
        }
        if (size() >= table.length / 4 * 3) {
            grow();
            slot = slotOf(bytes, hash);
        }
        int number = size();
        table[slot] = number;
        hashes.add(hash);
        keep(bytes);
        return number;
    }

    /** Its number; -1 if it has none. */
    int find(Script script) {
        return table[slotOf(script.bytes(), spread(script.bytes().hashCode()))];
    }

    Script script(int number) {
        long place = places.get(number);
        return Script.of(
                Bytes.of(chunks.get((int) (place >> 32)), (int) place, lengths.get(number)));
    }

    private void keep(Bytes bytes) {
        int length = bytes.length();
        if (used + length > CHUNK) {
            chunks.add(new byte[Math.max(CHUNK, length)]);
            used = 0;
        }
        bytes.copyTo(chunks.getLast(), used);
        places.add((long) (chunks.size() - 1) << 32 | used);
        lengths.add(length);
        used += length;
    }

    private int slotOf(Bytes bytes, int hash) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != EMPTY
                && (hashes.get(table[slot]) != hash || !isAt(table[slot], bytes))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int number, Bytes bytes) {
        long place = places.get(number);
        int from = (int) place;
        return lengths.get(number) == bytes.length()
                && bytes.isAt(chunks.get((int) (place >> 32)), from, from + bytes.length());
    }

    private void grow() {
        table = emptyTable(table.length * 2);
        int mask = table.length - 1;
        for (int number = 0; number < size(); number++) {
            int slot = hashes.get(number) & mask;
            while (table[slot] != EMPTY) {
                slot = (slot + 1) & mask;
            }
            table[slot] = number;
        }
    }

    /** The lower bits of a polynomial hash are weak: Fibonacci hashing brings the upper down. */
    private static int spread(int hash) {
        int h = hash * 0x9e3779b9;
        return h ^ h >>> 16;
    }

    private static int[] emptyTable(int length) {
        int[] table = new int[length];
        Arrays.fill(table, EMPTY);
        return table;
    }
}
