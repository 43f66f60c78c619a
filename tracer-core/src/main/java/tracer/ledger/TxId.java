package tracer.ledger;

/**
 * Name of a transaction: of the output family the double SHA-256 of its bytes without witnesses
 * (BIP 141), of the account family the Keccak-256 of its bytes.
 */
public record TxId(Hash32 hash) implements Comparable<TxId> {
    /** From 64 hexadecimal digits. */
    public static TxId of(String hex) {
        return new TxId(Hash32.ofHex(hex));
    }

    /** From 32 bytes in printed order. */
    public static TxId ofBytes(byte[] bytes) {
        return new TxId(Hash32.ofBytes(bytes));
    }

    public byte[] toBytes() {
        return hash.toBytes();
    }

    @Override
    public int compareTo(TxId o) {
        return hash.compareTo(o.hash);
    }

    @Override
    public String toString() {
        return hash.toString();
    }
}
