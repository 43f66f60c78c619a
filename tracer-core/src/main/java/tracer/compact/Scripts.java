package tracer.compact;

import java.util.Arrays;
import tracer.ledger.Bytes;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;

/** Scripts one after the other: their bytes, and beside them their types and hashes. */
final class Scripts {
    private static final int USUAL = 32;

    private byte[] bytes;
    private final int[] ends;
    private final byte[] types;
    private final int[] hashes;
    private int size;

    Scripts(int count) {
        bytes = new byte[USUAL * count];
        ends = new int[count];
        types = new byte[count];
        hashes = new int[count];
    }

    static Scripts of(Script script) {
        Scripts one = new Scripts(1);
        one.add(script);
        return one;
    }

    void add(Script script) {
        Bytes added = script.bytes();
        int begin = begin(size);
        int end = Math.addExact(begin, added.length());
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length + (bytes.length >> 1)));
        }
        added.copyTo(bytes, begin);
        ends[size] = end;
        types[size] = (byte) TypeCodes.of(script.type());
        hashes[size] = hash(added);
        size++;
    }

    int size() {
        return size;
    }

    /** All of them, one after the other. */
    byte[] bytes() {
        return bytes;
    }

    int begin(int at) {
        return at == 0 ? 0 : ends[at - 1];
    }

    int end(int at) {
        return ends[at];
    }

    ScriptType type(int at) {
        return TypeCodes.type(types[at]);
    }

    int hash(int at) {
        return hashes[at];
    }

    int[] hashes() {
        return hashes;
    }

    /** The lower bits of a polynomial hash are weak: Fibonacci hashing brings the upper down. */
    private static int hash(Bytes bytes) {
        int h = bytes.hashCode() * 0x9e3779b9;
        return h ^ h >>> 16;
    }
}
