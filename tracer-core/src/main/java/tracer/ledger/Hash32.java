package tracer.ledger;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import tracer.problem.BadInput;

/**
 * Thirty-two bytes, in the order in which they are printed. For Bitcoin transactions and blocks
 * that is the reverse of the order in which they are hashed and sent; only {@code tracer.bitcoin}
 * and the parsers turn them round. Ordered as its text is.
 */
public record Hash32(long w0, long w1, long w2, long w3) implements Comparable<Hash32> {
    public static final int BYTES = 32;
    public static final Hash32 ZERO = new Hash32(0, 0, 0, 0);

    /** From 32 bytes in printed order. */
    public static Hash32 ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        ByteBuffer b = ByteBuffer.wrap(bytes);
        return new Hash32(b.getLong(), b.getLong(), b.getLong(), b.getLong());
    }

    /** From 32 bytes at an offset that stand in wire order, the reverse of printed order. */
    public static Hash32 ofWire(byte[] bytes, int offset) {
        ByteBuffer b = ByteBuffer.wrap(bytes, offset, BYTES);
        long d = Long.reverseBytes(b.getLong());
        long c = Long.reverseBytes(b.getLong());
        long x = Long.reverseBytes(b.getLong());
        long a = Long.reverseBytes(b.getLong());
        return new Hash32(a, x, c, d);
    }

    /** From 64 hexadecimal digits. */
    public static Hash32 ofHex(String hex) {
        if (hex.length() != 2 * BYTES) {
            throw new BadInput(
                    "'%s' has %d characters; a hash is 64 hexadecimal digits"
                            .formatted(hex, hex.length()));
        }
        try {
            return ofBytes(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw new BadInput("'%s' is not hexadecimal".formatted(hex), e);
        }
    }

    /** In printed order. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(w0).putLong(w1).putLong(w2).putLong(w3).array();
    }

    /** Appends the bytes in wire order, the reverse of printed order. */
    public void writeWire(ByteBuffer out) {
        out.putLong(Long.reverseBytes(w3))
                .putLong(Long.reverseBytes(w2))
                .putLong(Long.reverseBytes(w1))
                .putLong(Long.reverseBytes(w0));
    }

    @Override
    public int compareTo(Hash32 o) {
        int c = Long.compareUnsigned(w0, o.w0);
        if (c == 0) c = Long.compareUnsigned(w1, o.w1);
        if (c == 0) c = Long.compareUnsigned(w2, o.w2);
        return c == 0 ? Long.compareUnsigned(w3, o.w3) : c;
    }

    @Override
    public int hashCode() {
        // Hashes are uniform already; block hashes begin with zeros, so the last word is the one.
        return Long.hashCode(w3 ^ w0);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Hash32(long a, long b, long c, long d)
                && w0 == a
                && w1 == b
                && w2 == c
                && w3 == d;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(toBytes());
    }
}
