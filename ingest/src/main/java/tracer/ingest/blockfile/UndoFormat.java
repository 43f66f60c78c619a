package tracer.ingest.blockfile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import tracer.bitcoin.PublicKeyFormat;
import tracer.bitcoin.WireReader;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.problem.BadInput;

/**
 * Undo data as Bitcoin Core writes it: for every transaction but the coinbase, for every input, the
 * output that it spends, with amount and script compressed. Source: {@code undo.h}, {@code
 * compressor.h} and {@code serialize.h} (VARINT) of Bitcoin Core.
 */
final class UndoFormat {
    /** Height and flag, amount, script length: at least one byte each. */
    private static final int LEAST_COIN = 3;

    /** Lengths below this stand for the common forms of scripts. */
    private static final int SPECIAL_SCRIPTS = 6;

    private static final int MOST_SCRIPT = 10_000;
    private static final int HASH160 = 20;
    private static final int KEY_X = 32;

    private static final int[] KEY_HASH = {0x76, 0xa9, HASH160};
    private static final int[] SCRIPT_HASH = {0xa9, HASH160};
    private static final int[] SHORT_KEY = {33};
    private static final int[] LONG_KEY = {65};
    private static final int OP_CHECKSIG = 0xac;

    private UndoFormat() {}

    /**
     * The outputs spent, by transaction (the coinbase left out) and input.
     *
     * @throws BadInput if the bytes are not exactly that
     */
    static List<List<Output>> parse(WireReader in) {
        int transactions = in.count(1 + LEAST_COIN);
        List<List<Output>> all = new ArrayList<>(transactions);
        for (int i = 0; i < transactions; i++) {
            int coins = in.count(LEAST_COIN);
            List<Output> spent = new ArrayList<>(coins);
            for (int j = 0; j < coins; j++) {
                spent.add(coin(in));
            }
            all.add(List.copyOf(spent));
        }
        in.finish("the undo data");
        return List.copyOf(all);
    }

    private static Output coin(WireReader in) {
        long heightAndCoinbase = varint(in);
        if (heightAndCoinbase >>> 1 > 0) {
            varint(in); // where old versions kept the transaction's version
        }
        int at = in.position();
        long sats = amount(varint(in));
        if (sats < 0 || sats > Sats.MAX) {
            throw in.malformed(at, "an amount outside 0 to %d satoshis".formatted(Sats.MAX));
        }
        return new Output(Sats.of(sats), script(in));
    }

    /**
     * A number in Core's own variable form: groups of seven bits, highest first, each but the last
     * counted from one so that no number has two forms.
     */
    static long varint(WireReader in) {
        int at = in.position();
        long n = 0;
        while (true) {
            int b = in.uint8();
            if (n < 0 || n > Long.MAX_VALUE >> 7) {
                throw in.malformed(at, "a number above 2^63");
            }
            n = n << 7 | b & 0x7f;
            if ((b & 0x80) == 0) {
                return n;
            }
            n++; // at the most 2^63, which the check above refuses as negative
        }
    }

    /** Satoshis from Core's compressed form; -1 if there are more than fit. */
    static long amount(long compressed) {
        if (compressed == 0) {
            return 0;
        }
        long x = compressed - 1;
        int zeros = (int) (x % 10);
        x /= 10;
        try {
            long n = x + 1;
            if (zeros < 9) {
                long lastDigit = x % 9 + 1;
                n = Math.addExact(Math.multiplyExact(x / 9, 10L), lastDigit);
            }
            for (int i = 0; i < zeros; i++) {
                n = Math.multiplyExact(n, 10L);
            }
            return n;
        } catch (ArithmeticException tooMuch) {
            return -1;
        }
    }

    private static Script script(WireReader in) {
        int at = in.position();
        long form = varint(in);
        if (form >= SPECIAL_SCRIPTS) {
            long length = form - SPECIAL_SCRIPTS;
            if (length > MOST_SCRIPT) {
                throw in.malformed(
                        at, "a script of %d bytes, which nobody can spend".formatted(length));
            }
            return Script.of(in.copy((int) length));
        }
        return switch ((int) form) {
            case 0 -> framed(KEY_HASH, in.copy(HASH160), 0x88, OP_CHECKSIG);
            case 1 -> framed(SCRIPT_HASH, in.copy(HASH160), 0x87);
            case 2, 3 -> framed(SHORT_KEY, key((int) form, in.copy(KEY_X)), OP_CHECKSIG);
            default ->
                    framed(
                            LONG_KEY,
                            PublicKeyFormat.longForm(key((int) form - 2, in.copy(KEY_X)))
                                    .orElseThrow(
                                            () -> in.malformed(at, "a public key off the curve")),
                            OP_CHECKSIG);
        };
    }

    private static byte[] key(int first, byte[] x) {
        return ByteBuffer.allocate(1 + x.length).put((byte) first).put(x).array();
    }

    /** Opcodes around one push of data. */
    private static Script framed(int[] before, byte[] data, int... after) {
        ByteBuffer s = ByteBuffer.allocate(before.length + data.length + after.length);
        for (int op : before) {
            s.put((byte) op);
        }
        s.put(data);
        for (int op : after) {
            s.put((byte) op);
        }
        return Script.of(s.array());
    }
}
