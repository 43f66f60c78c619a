package tracer.compact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tracer.ledger.Bytes;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;

/**
 * Numbers scripts from 0 in the order in which they come and keeps their bytes, mostly 22 to 25, in
 * chunks that never move; with what is known of them and the table that finds them 32 to 43 more. A
 * script is compared by its bytes and never by a digest, which would have to be computed for each
 * output.
 */
final class ScriptStore {
    /** The first output that pays it. */
    static final int FIRST_PAID = 3;

    /** How many outputs pay it. */
    static final int PAYMENTS = 4;

    private static final int CHUNK_NUMBER = 0;
    private static final int OFFSET = 1;
    private static final int LENGTH = 2;
    private static final int WIDTH = 5;

    private static final List<ScriptType> TYPES = List.of(ScriptType.values());
    private static final int CHUNK = 1 << 20;

    private final List<byte[]> chunks = new ArrayList<>();
    private int used = CHUNK;

    private final IntRows rows = new IntRows(WIDTH);

    /** By script its type, apart since it is asked for more often than all else. */
    private byte[] types = new byte[1 << 8];

    private final NumberTable numbers = new NumberTable();
    private final NumberTable.Sameness<Bytes> sameness = this::isAt;

    int size() {
        return rows.size();
    }

    /** The lower bits of a polynomial hash are weak: Fibonacci hashing brings the upper down. */
    static int hash(Script script) {
        int h = script.bytes().hashCode() * 0x9e3779b9;
        return h ^ h >>> 16;
    }

    void fetch(Asked asked) {
        asked.fetch(numbers, rows);
    }

    /** The number of the script of an output, which gets one if it has none. */
    int pay(Script script, int hash, int output) {
        Bytes bytes = script.bytes();
        int number = numbers.find(hash, bytes, sameness);
        if (number == NumberTable.NONE) {
            number = rows.add();
            keep(number, bytes);
            keep(number, script.type());
            rows.set(number, FIRST_PAID, output);
            numbers.put(hash, bytes, number, sameness);
        }
        rows.set(number, PAYMENTS, rows.get(number, PAYMENTS) + 1);
        return number;
    }

    /** Its number; {@link NumberTable#NONE} if it has none. */
    int find(Script script) {
        return numbers.find(hash(script), script.bytes(), sameness);
    }

    Script script(int number) {
        return Script.of(
                Bytes.of(
                        chunks.get(rows.get(number, CHUNK_NUMBER)),
                        rows.get(number, OFFSET),
                        rows.get(number, LENGTH)));
    }

    ScriptType type(int number) {
        return TYPES.get(types[number]);
    }

    int get(int number, int column) {
        return rows.get(number, column);
    }

    private void keep(int number, Bytes bytes) {
        int length = bytes.length();
        if (used + length > CHUNK) {
            chunks.add(new byte[Math.max(CHUNK, length)]);
            used = 0;
        }
        bytes.copyTo(chunks.getLast(), used);
        rows.set(number, CHUNK_NUMBER, chunks.size() - 1);
        rows.set(number, OFFSET, used);
        rows.set(number, LENGTH, length);
        used += length;
    }

    private void keep(int number, ScriptType type) {
        if (number == types.length) {
            types = Arrays.copyOf(types, number + (number >> 1));
        }
        types[number] = (byte) TYPES.indexOf(type);
    }

    private boolean isAt(int number, Bytes bytes) {
        int from = rows.get(number, OFFSET);
        return rows.get(number, LENGTH) == bytes.length()
                && bytes.isAt(
                        chunks.get(rows.get(number, CHUNK_NUMBER)), from, from + bytes.length());
    }
}
