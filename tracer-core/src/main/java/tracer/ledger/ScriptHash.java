package tracer.ledger;

/** Name of an output script: the SHA-256 of its bytes, printed as they come. */
public record ScriptHash(Hash32 hash) implements Comparable<ScriptHash> {
    /** From 64 hexadecimal digits. */
    public static ScriptHash of(String hex) {
        return new ScriptHash(Hash32.ofHex(hex));
    }

    /** From 32 bytes in printed order. */
    public static ScriptHash ofBytes(byte[] bytes) {
        return new ScriptHash(Hash32.ofBytes(bytes));
    }

    public byte[] toBytes() {
        return hash.toBytes();
    }

    @Override
    public int compareTo(ScriptHash o) {
        return hash.compareTo(o.hash);
    }

    @Override
    public String toString() {
        return hash.toString();
    }
}
