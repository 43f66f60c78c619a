package tracer.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Made-up output scripts: the same owner's name gives the same key, each kind its own script. */
public final class ScriptFixture {
    private ScriptFixture() {}

    /** Pay to the key hash of the owner's key. */
    public static Script keyHash(String owner) {
        byte[] key = key(owner);
        return ScriptPatterns.keyHashScript(Digests.hash160(key, 0, key.length));
    }

    /** Pay to the owner's bare key, whose hash is in {@link #keyHash}. */
    public static Script bareKey(String owner) {
        return Script.of(bytes(0x21, key(owner), 0xac));
    }

    /** Pay to the witness key hash of the owner's key. */
    public static Script witnessKeyHash(String owner) {
        byte[] key = key(owner);
        return ScriptPatterns.witnessScript(0, Digests.hash160(key, 0, key.length));
    }

    /** A script of the class, the owner's own. */
    public static Script of(ScriptType type, String owner) {
        byte[] seed = Digests.sha256(owner.getBytes(UTF_8));
        return switch (type) {
            case P2PK -> bareKey(owner);
            case P2PKH -> keyHash(owner);
            case P2MS ->
                    Script.of(
                            bytes(
                                    0x51,
                                    bytes(0x21, key(owner), 0x21),
                                    bytes(key(owner + "'"), 0x52, 0xae)));
            case P2SH -> ScriptPatterns.scriptHashScript(Digests.hash160(seed, 0, seed.length));
            case P2WPKH -> witnessKeyHash(owner);
            case P2WSH -> ScriptPatterns.witnessScript(0, seed);
            case P2TR -> ScriptPatterns.witnessScript(1, seed);
            case WITNESS_OTHER -> ScriptPatterns.witnessScript(2, seed);
            case OP_RETURN -> Script.of(bytes(0x6a, 0x20, seed));
            case OTHER -> Script.of(bytes(0x20, seed, 0x75));
        };
    }

    private static byte[] key(String owner) {
        return bytes(0x02, Digests.sha256(("key of " + owner).getBytes(UTF_8)));
    }

    private static byte[] bytes(Object... parts) {
        ByteBuffer b = ByteBuffer.allocate(200);
        for (Object part : parts) {
            switch (part) {
                case Integer i -> b.put((byte) (int) i);
                case byte[] many -> b.put(many);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return Bytes.of(b.array(), 0, b.position()).toArray();
    }
}
