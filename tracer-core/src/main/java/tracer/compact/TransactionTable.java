package tracer.compact;

import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/**
 * Transactions, numbered from 0 in the order in which they come: 64 bytes each, and 16 to 32 for
 * the table that finds them. Of an id that comes twice the later number counts. Ids stand four
 * words each in arrays; they are uniform, so the low bits of the last word are their hash.
 */
final class TransactionTable {
    static final int FIRST_INPUT = 8;
    static final int FIRST_OUTPUT = 9;
    static final int OUTPUT_END = 10;
    static final int HEIGHT = 11;
    static final int POSITION = 12;
    static final int VERSION = 13;
    static final int LOCK_TIME = 14;
    static final int STRIPPED_SIZE = 15;

    private static final int WIDTH = 16;

    private final IntRows rows = new IntRows(WIDTH);
    private final NumberTable numbers = new NumberTable();

    int size() {
        return rows.size();
    }

    void fetch(Ahead ahead, Ids ids) {
        ahead.fetch(numbers, rows, ids.hashes(), ids.size());
    }

    int add(Ids ids, int at) {
        int slot = slot(ids, at);
        int number = rows.add();
        for (int word = 0; word < Ids.WORDS; word++) {
            rows.setLong(number, 2 * word, ids.word(at, word));
        }
        numbers.put(slot, ids.hash(at), number);
        return number;
    }

    /** Its number; {@link NumberTable#NONE} if it has none. */
    int find(Ids ids, int at) {
        return numbers.at(slot(ids, at));
    }

    /** Its number; {@link NumberTable#NONE} if it has none. */
    int find(TxId id) {
        Ids ids = new Ids(1);
        ids.add(id.hash());
        return find(ids, 0);
    }

    TxId id(int tx) {
        return new TxId(
                new Hash32(
                        rows.getLong(tx, 0),
                        rows.getLong(tx, 2),
                        rows.getLong(tx, 4),
                        rows.getLong(tx, 6)));
    }

    int get(int tx, int column) {
        return rows.get(tx, column);
    }

    void set(int tx, int column, int value) {
        rows.set(tx, column, value);
    }

    private int slot(Ids ids, int at) {
        int hash = ids.hash(at);
        int slot = numbers.first(hash);
        int number = numbers.at(slot);
        while (number != NumberTable.NONE && !isAt(number, ids, at)) {
            slot = numbers.next(slot, hash);
            number = numbers.at(slot);
        }
        return slot;
    }

    private boolean isAt(int tx, Ids ids, int at) {
        return rows.getLong(tx, 6) == ids.word(at, 3)
                && rows.getLong(tx, 0) == ids.word(at, 0)
                && rows.getLong(tx, 2) == ids.word(at, 1)
                && rows.getLong(tx, 4) == ids.word(at, 2);
    }
}
