package tracer.compact;

import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/**
 * Transactions, numbered from 0 in the order in which they come: 64 bytes each, and 11 to 22 for
 * the table that finds them. Of an id that comes twice the later number counts.
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
    private final NumberTable.Sameness<Hash32> sameness = this::isAt;

    int size() {
        return rows.size();
    }

    /** Of what {@link #fetch} is asked for an id: ids are uniform already. */
    static int hash(TxId id) {
        return (int) id.hash().w3();
    }

    void fetch(Asked asked) {
        asked.fetch(numbers, rows);
    }

    int add(TxId id) {
        Hash32 h = id.hash();
        int number = rows.add();
        rows.setLong(number, 0, h.w0());
        rows.setLong(number, 2, h.w1());
        rows.setLong(number, 4, h.w2());
        rows.setLong(number, 6, h.w3());
        numbers.put(hash(id), h, number, sameness);
        return number;
    }

    /** Its number; {@link NumberTable#NONE} if it has none. */
    int find(TxId id) {
        return numbers.find(hash(id), id.hash(), sameness);
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

    private boolean isAt(int tx, Hash32 h) {
        return rows.getLong(tx, 6) == h.w3()
                && rows.getLong(tx, 0) == h.w0()
                && rows.getLong(tx, 2) == h.w1()
                && rows.getLong(tx, 4) == h.w2();
    }
}
