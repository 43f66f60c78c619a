package tracer.compact;

import java.util.Arrays;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/**
 * Numbers transactions from 0 in the order in which they come: 32 bytes for the id and 6 to 11 for
 * the open-addressing table. Of an id that comes twice the later number counts.
 */
final class TransactionTable {
    private static final int EMPTY = -1;

    private final LongList words = new LongList();
    private int[] table = emptyTable(1 << 10);
    private int size;

    int size() {
        return size;
    }

    int add(TxId id) {
        if (size >= table.length / 4 * 3) {
            grow();
        }
        Hash32 h = id.hash();
        words.add(h.w0());
        words.add(h.w1());
        words.add(h.w2());
        words.add(h.w3());
        table[slotOf(h)] = size;
        return size++;
    }

    /** Its number; -1 if it has none. */
    int find(TxId id) {
        return table[slotOf(id.hash())];
    }

    TxId id(int number) {
        int at = number * 4;
        return new TxId(
                new Hash32(words.get(at), words.get(at + 1), words.get(at + 2), words.get(at + 3)));
    }

    private int slotOf(Hash32 h) {
        int mask = table.length - 1;
        // Transaction ids are uniform already.
        int slot = (int) h.w3() & mask;
        while (table[slot] != EMPTY && !isAt(table[slot], h)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int number, Hash32 h) {
        int at = number * 4;
        return words.get(at + 3) == h.w3()
                && words.get(at) == h.w0()
                && words.get(at + 1) == h.w1()
                && words.get(at + 2) == h.w2();
    }

    private boolean isSame(int x, int y) {
        for (int i = 0; i < 4; i++) {
            if (words.get(x * 4 + i) != words.get(y * 4 + i)) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        table = emptyTable(table.length * 2);
        int mask = table.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = (int) words.get(number * 4 + 3) & mask;
            while (table[slot] != EMPTY && !isSame(table[slot], number)) {
                slot = (slot + 1) & mask;
            }
            table[slot] = number;
        }
    }

    private static int[] emptyTable(int length) {
        int[] table = new int[length];
        Arrays.fill(table, EMPTY);
        return table;
    }
}
