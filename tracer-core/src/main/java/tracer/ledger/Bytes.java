package tracer.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** Raw bytes as a value: never shared with anybody who could change them. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] raw;

    private Bytes(byte[] raw) {
        this.raw = raw;
    }

    public static Bytes of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    public static Bytes of(byte[] bytes, int offset, int length) {
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    public static Bytes ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] toArray() {
        return raw.clone();
    }

    public int length() {
        return raw.length;
    }

    /** The byte at an index, 0 to 255. */
    public int at(int index) {
        return raw[index] & 0xff;
    }

    /** Writes them into an array, from an index on. */
    public void copyTo(byte[] to, int at) {
        System.arraycopy(raw, 0, to, at, raw.length);
    }

    /** Whether an array holds exactly these between two indexes. */
    public boolean isAt(byte[] in, int from, int to) {
        return Arrays.equals(raw, 0, raw.length, in, from, to);
    }

    /** For the classes of this package that only read. */
    byte[] raw() {
        return raw;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Bytes b && Arrays.equals(raw, b.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    /** Hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(raw);
    }
}
