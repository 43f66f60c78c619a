package tracer.ledger;

/** Name of a block: the hash of its header, double SHA-256 or, of EVM chains, Keccak-256. */
public record BlockHash(Hash32 hash) implements Comparable<BlockHash> {
    /** From 64 hexadecimal digits. */
    public static BlockHash of(String hex) {
        return new BlockHash(Hash32.ofHex(hex));
    }

    /** From 32 bytes in printed order. */
    public static BlockHash ofBytes(byte[] bytes) {
        return new BlockHash(Hash32.ofBytes(bytes));
    }

    public byte[] toBytes() {
        return hash.toBytes();
    }

    @Override
    public int compareTo(BlockHash o) {
        return hash.compareTo(o.hash);
    }

    @Override
    public String toString() {
        return hash.toString();
    }
}
