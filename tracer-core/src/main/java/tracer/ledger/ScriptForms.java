package tracer.ledger;

import java.util.Arrays;
import java.util.Optional;

/** Scripts that are one key or one script in different forms. */
public final class ScriptForms {
    private static final int HASH160 = 20;

    /** Largest opcode that pushes as many bytes as its number says. */
    private static final int MOST_DIRECT = 0x4b;

    private static final int PUSH_1 = 0x4c;
    private static final int PUSH_2 = 0x4d;

    private ScriptForms() {}

    /** The P2PKH script of the same key, of a bare key or a P2WPKH script. */
    public static Optional<Script> keyHash(Script script) {
        byte[] s = script.bytes().raw();
        return switch (script.type()) {
            case P2PK -> ScriptPatterns.addressScript(script);
            case P2WPKH -> {
                byte[] hash = new byte[HASH160];
                System.arraycopy(s, 2, hash, 0, HASH160);
                yield Optional.of(ScriptPatterns.keyHashScript(hash));
            }
            case P2PKH, P2MS, P2SH, P2WSH, P2TR, WITNESS_OTHER, OP_RETURN, OTHER ->
                    Optional.empty();
        };
    }

    /**
     * What is inside a P2SH script, as an input that spends it shows; empty if the input does not
     * fit, which no valid one does.
     */
    public static Optional<Script> inside(Script p2sh, Bytes unlock) {
        byte[] pushed = lastPush(unlock.raw());
        return pushed.length > 0
                        && ScriptPatterns.scriptHashScript(
                                        Digests.hash160(pushed, 0, pushed.length))
                                .equals(p2sh)
                ? Optional.of(Script.of(pushed))
                : Optional.empty();
    }

    /** The P2WSH script that a script is inside of. */
    public static Script witness(Script inside) {
        return ScriptPatterns.witnessScript(0, Digests.sha256(inside.bytes().raw()));
    }

    /**
     * The public key that may spend a script, as far as known: a bare key stands in the script, the
     * key of a key hash is shown by an input that spends it. Of scripts whose key stands in a
     * witness nothing is known.
     *
     * @param unlock of an input that spends the script; empty if none is known
     */
    public static Optional<Bytes> key(Script script, Bytes unlock) {
        byte[] s = script.bytes().raw();
        return switch (script.type()) {
            // A length, the key, and the opcode that checks its signature.
            case P2PK -> Optional.of(Bytes.of(s, 1, s.length - 2));
            case P2PKH -> {
                byte[] pushed = lastPush(unlock.raw());
                yield pushed.length > 0
                                && ScriptPatterns.keyHashScript(
                                                Digests.hash160(pushed, 0, pushed.length))
                                        .equals(script)
                        ? Optional.of(Bytes.of(pushed))
                        : Optional.empty();
            }
            case P2MS, P2SH, P2WPKH, P2WSH, P2TR, WITNESS_OTHER, OP_RETURN, OTHER ->
                    Optional.empty();
        };
    }

    /** The last thing pushed; empty if the script does anything else than push. */
    private static byte[] lastPush(byte[] unlock) {
        byte[] none = new byte[0];
        byte[] last = none;
        int at = 0;
        while (at < unlock.length) {
            int op = unlock[at++] & 0xff;
            int length;
            if (op <= MOST_DIRECT) {
                length = op;
            } else if (op == PUSH_1 && at < unlock.length) {
                length = unlock[at++] & 0xff;
            } else if (op == PUSH_2 && at + 1 < unlock.length) {
                length = unlock[at] & 0xff | (unlock[at + 1] & 0xff) << 8;
                at += 2;
            } else {
                return none;
            }
            if (at + length > unlock.length) {
                return none;
            }
            last = Arrays.copyOfRange(unlock, at, at + length);
            at += length;
        }
        return last;
    }
}
