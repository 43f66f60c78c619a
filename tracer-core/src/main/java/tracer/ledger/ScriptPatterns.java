package tracer.ledger;

import java.util.Optional;

/** Recognises the standard forms of output scripts by their bytes. */
final class ScriptPatterns {
    private static final int OP_0 = 0x00;
    private static final int OP_1 = 0x51;
    private static final int OP_16 = 0x60;
    private static final int OP_RETURN = 0x6a;
    private static final int OP_DUP = 0x76;
    private static final int OP_EQUAL = 0x87;
    private static final int OP_EQUALVERIFY = 0x88;
    private static final int OP_HASH160 = 0xa9;
    private static final int OP_CHECKSIG = 0xac;
    private static final int OP_CHECKMULTISIG = 0xae;
    private static final int HASH160 = 20;

    private ScriptPatterns() {}

    static ScriptType typeOf(byte[] s) {
        return typeOf(s, 0, s.length);
    }

    /** Of the {@code n} bytes from an index on. */
    static ScriptType typeOf(byte[] s, int from, int n) {
        if (n == 0) {
            return ScriptType.OTHER;
        }
        if (isKeyHash(s, from, n)) {
            return ScriptType.P2PKH;
        }
        if (n == 23
                && at(s, from) == OP_HASH160
                && s[from + 1] == HASH160
                && at(s, from + 22) == OP_EQUAL) {
            return ScriptType.P2SH;
        }
        if (isWitness(s, from, n)) {
            return witnessType(at(s, from), n - 2);
        }
        if (at(s, from) == OP_RETURN) {
            return ScriptType.OP_RETURN;
        }
        if (isBareKey(s, from, n)) {
            return ScriptType.P2PK;
        }
        return isBareMultisig(s, from, n) ? ScriptType.P2MS : ScriptType.OTHER;
    }

    /** The script whose address is shown for this one. */
    static Optional<Script> addressScript(Script script) {
        byte[] s = script.bytes().raw();
        return switch (typeOf(s)) {
            case P2PKH, P2SH, P2WPKH, P2WSH, P2TR, WITNESS_OTHER -> Optional.of(script);
            case P2PK -> Optional.of(keyHashScript(Digests.hash160(s, 1, s.length - 2)));
            case P2MS, OP_RETURN, OTHER -> Optional.empty();
        };
    }

    static Script keyHashScript(byte[] hash) {
        byte[] s = new byte[25];
        s[0] = (byte) OP_DUP;
        s[1] = (byte) OP_HASH160;
        s[2] = HASH160;
        System.arraycopy(hash, 0, s, 3, HASH160);
        s[23] = (byte) OP_EQUALVERIFY;
        s[24] = (byte) OP_CHECKSIG;
        return Script.of(s);
    }

    static Script scriptHashScript(byte[] hash) {
        byte[] s = new byte[23];
        s[0] = (byte) OP_HASH160;
        s[1] = HASH160;
        System.arraycopy(hash, 0, s, 2, HASH160);
        s[22] = (byte) OP_EQUAL;
        return Script.of(s);
    }

    static Script witnessScript(int version, byte[] program) {
        byte[] s = new byte[program.length + 2];
        s[0] = (byte) (version == 0 ? OP_0 : OP_1 + version - 1);
        s[1] = (byte) program.length;
        System.arraycopy(program, 0, s, 2, program.length);
        return Script.of(s);
    }

    static int witnessVersion(byte[] s) {
        return witnessVersion(at(s, 0));
    }

    private static int witnessVersion(int op) {
        return op == OP_0 ? 0 : op - OP_1 + 1;
    }

    private static boolean isKeyHash(byte[] s, int from, int n) {
        return n == 25
                && at(s, from) == OP_DUP
                && at(s, from + 1) == OP_HASH160
                && s[from + 2] == HASH160
                && at(s, from + 23) == OP_EQUALVERIFY
                && at(s, from + 24) == OP_CHECKSIG;
    }

    private static boolean isWitness(byte[] s, int from, int n) {
        int op = at(s, from);
        return n >= 4
                && n <= 42
                && (op == OP_0 || (op >= OP_1 && op <= OP_16))
                && s[from + 1] + 2 == n;
    }

    private static ScriptType witnessType(int op, int program) {
        return switch (witnessVersion(op)) {
            case 0 ->
                    program == 20
                            ? ScriptType.P2WPKH
                            : program == 32 ? ScriptType.P2WSH : ScriptType.OTHER;
            case 1 -> program == 32 ? ScriptType.P2TR : ScriptType.WITNESS_OTHER;
            default -> ScriptType.WITNESS_OTHER;
        };
    }

    private static boolean isBareKey(byte[] s, int from, int n) {
        return (n == 35 || n == 67)
                && s[from] == n - 2
                && at(s, from + n - 1) == OP_CHECKSIG
                && isKeyForm(s, from + 1, n - 2);
    }

    /** Length and first byte fit; whether it is a point on the curve is not asked, as in Core. */
    private static boolean isKeyForm(byte[] s, int from, int length) {
        int first = at(s, from);
        return length == 33
                ? first == 2 || first == 3
                : length == 65 && (first == 4 || first == 6 || first == 7);
    }

    /**
     * Of keys only the length is asked, since some carry data in what looks like a key: the others
     * can spend it all the same. bitcoinj sees it so, Core's Solver calls those non-standard.
     */
    private static boolean isBareMultisig(byte[] s, int from, int n) {
        int last = from + n - 1;
        if (n < 37 || at(s, last) != OP_CHECKMULTISIG) {
            return false;
        }
        int needed = at(s, from) - OP_1 + 1;
        int keys = at(s, last - 1) - OP_1 + 1;
        if (needed < 1 || keys > 16 || needed > keys) {
            return false;
        }
        int i = from + 1;
        int found = 0;
        while (i < last - 1) {
            int length = at(s, i);
            if (i + 1 + length > last - 1 || !(length == 33 || length == 65)) {
                return false;
            }
            i += 1 + length;
            found++;
        }
        return found == keys;
    }

    private static int at(byte[] s, int i) {
        return s[i] & 0xff;
    }
}
