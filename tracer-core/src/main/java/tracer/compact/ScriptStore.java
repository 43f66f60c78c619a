package tracer.compact;

import java.util.Arrays;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;

/**
 * Numbers scripts from 0 in the order in which they come and keeps their bytes, mostly 22 to 25;
 * with what is known of them and the table that finds them 37 to 53 more. A script is compared by
 * its bytes and never by a digest, which would have to be computed for each output.
 */
final class ScriptStore {
    /** The first output that pays it. */
    static final int FIRST_PAID = 3;

    /** How many outputs pay it. */
    static final int PAYMENTS = 4;

    private static final int LENGTH = 0;
    private static final int PLACE = 1;
    private static final int WIDTH = 5;

    private final ByteStore bytes = new ByteStore();
    private final IntRows rows = new IntRows(WIDTH);

    /** By script its type, apart since it is asked for more often than all else. */
    private byte[] types = new byte[1 << 8];

    private final NumberTable numbers = new NumberTable();

    int size() {
        return rows.size();
    }

    void fetch(Ahead ahead, Scripts scripts) {
        ahead.fetch(numbers, rows, scripts.hashes(), scripts.size());
    }

    /** The number of the script of an output, which gets one if it has none. */
    int pay(Scripts scripts, int at, int output) {
        int slot = slot(scripts, at);
        int number = numbers.at(slot);
        if (number == NumberTable.NONE) {
            number = rows.add();
            keep(number, scripts, at);
            rows.set(number, FIRST_PAID, output);
            numbers.put(slot, scripts.hash(at), number);
        }
        rows.set(number, PAYMENTS, rows.get(number, PAYMENTS) + 1);
        return number;
    }

    /** Its number; {@link NumberTable#NONE} if it has none. */
    int find(Script script) {
        return numbers.at(slot(Scripts.of(script), 0));
    }

    Script script(int number) {
        return Script.of(bytes.get(rows.getLong(number, PLACE), rows.get(number, LENGTH)));
    }

    ScriptType type(int number) {
        return TypeCodes.type(types[number]);
    }

    int get(int number, int column) {
        return rows.get(number, column);
    }

    private void keep(int number, Scripts scripts, int at) {
        int begin = scripts.begin(at);
        int end = scripts.end(at);
        rows.set(number, LENGTH, end - begin);
        rows.setLong(number, PLACE, bytes.add(scripts.bytes(), begin, end));
        if (number == types.length) {
            types = Arrays.copyOf(types, number + (number >> 1));
        }
        types[number] = (byte) TypeCodes.of(scripts.type(at));
    }

    private int slot(Scripts scripts, int at) {
        int hash = scripts.hash(at);
        int slot = numbers.first(hash);
        int number = numbers.at(slot);
        while (number != NumberTable.NONE && !isAt(number, scripts, at)) {
            slot = numbers.next(slot, hash);
            number = numbers.at(slot);
        }
        return slot;
    }

    private boolean isAt(int number, Scripts scripts, int at) {
        int begin = scripts.begin(at);
        int end = scripts.end(at);
        return rows.get(number, LENGTH) == end - begin
                && bytes.isAt(rows.getLong(number, PLACE), scripts.bytes(), begin, end);
    }
}
