package tracer.compact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;

/** Scripts one after the other: their bytes, and beside them their types and hashes. */
final class Scripts {
    private static final int USUAL = 32;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Drawn by each process, so that nobody can pay scripts which all fall on one slot. */
    private static final long SECRET = RANDOM.nextLong();

    private static final long OTHER_SECRET = RANDOM.nextLong();

    private final ByteRuns runs;
    private byte[] types;
    private int[] hashes;

    /**
     * @param count how many to expect
     */
    Scripts(int count) {
        runs = new ByteRuns(count, USUAL);
        types = new byte[count];
        hashes = new int[count];
    }

    static Scripts of(Script script) {
        Scripts one = new Scripts(1);
        one.add(script);
        return one;
    }

    void add(Script script) {
        runs.add(script.bytes());
        describe(script.type());
    }

    void add(byte[] from, int at, int length) {
        runs.add(from, at, length);
        describe(ScriptType.of(from, at, length));
    }

    int size() {
        return runs.size();
    }

    /** All of them, one after the other. */
    byte[] bytes() {
        return runs.bytes();
    }

    int begin(int at) {
        return runs.begin(at);
    }

    int end(int at) {
        return runs.end(at);
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

    /** Of the script that was added last. */
    private void describe(ScriptType type) {
        int last = runs.size() - 1;
        if (last == types.length) {
            types = Arrays.copyOf(types, 2 * last + 1);
            hashes = Arrays.copyOf(hashes, 2 * last + 1);
        }
        types[last] = (byte) TypeCodes.of(type);
        hashes[last] = hash(runs.bytes(), runs.begin(last), runs.end(last));
    }

    /** Eight bytes at a time, the last eight perhaps twice. */
    private static int hash(byte[] bytes, int begin, int end) {
        int length = end - begin;
        long hash = length;
        if (length < Long.BYTES) {
            long word = 0;
            for (int i = begin; i < end; i++) {
                word = word << Byte.SIZE | bytes[i] & 0xff;
            }
            hash = mix(hash, word);
        } else {
            for (int i = begin; i < end - Long.BYTES; i += Long.BYTES) {
                hash = mix(hash, (long) LONG.get(bytes, i));
            }
            hash = mix(hash, (long) LONG.get(bytes, end - Long.BYTES));
        }
        return (int) (hash ^ hash >>> 32);
    }

    /** Both halves of the product, each with a secret in it. */
    private static long mix(long hash, long word) {
        long x = hash ^ SECRET;
        long y = word ^ OTHER_SECRET;
        return Math.unsignedMultiplyHigh(x, y) ^ x * y;
    }
}
