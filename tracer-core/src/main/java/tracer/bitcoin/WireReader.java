package tracer.bitcoin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import tracer.problem.BadInput;

/**
 * A cursor over bytes in Bitcoin's wire form that never reads past its end and never believes a
 * count that the bytes left could not hold, so that nothing is allocated for a lie. Mutable, not
 * thread-safe; the bytes are read in place.
 */
public final class WireReader {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final Origin origin;
    private int position;

    /**
     * @param from first byte read
     * @param to first byte not read
     * @param origin of the byte at {@code from}
     */
    public WireReader(byte[] bytes, int from, int to, Origin origin) {
        if (from < 0 || to < from || to > bytes.length) {
            throw new IndexOutOfBoundsException(
                    "%d to %d of %d bytes".formatted(from, to, bytes.length));
        }
        this.bytes = bytes;
        this.start = from;
        this.end = to;
        this.origin = origin;
        this.position = from;
    }

    public static WireReader of(byte[] bytes, Origin origin) {
        return new WireReader(bytes, 0, bytes.length, origin);
    }

    /** The array read from; for readers that take ranges out of it. */
    byte[] bytes() {
        return bytes;
    }

    /** Index into the array of the next byte. */
    public int position() {
        return position;
    }

    public int remaining() {
        return end - position;
    }

    public int uint8() {
        return bytes[take(1)] & 0xff;
    }

    public int int32() {
        return (int) INT.get(bytes, take(4));
    }

    public long int64() {
        return (long) LONG.get(bytes, take(8));
    }

    /** Passes over bytes and says where they began. */
    public int skip(int length) {
        return take(length);
    }

    /** Bytes as an array of their own. */
    public byte[] copy(int length) {
        int at = take(length);
        return Arrays.copyOfRange(bytes, at, at + length);
    }

    /**
     * How many things follow, in Bitcoin's compact form.
     *
     * @param leastBytes that each of them takes
     */
    public int count(int leastBytes) {
        int at = position;
        long n = compact();
        if (Long.compareUnsigned(n, remaining() / leastBytes) > 0) {
            throw malformed(
                    at,
                    "%s entries are announced, but only %d bytes follow"
                            .formatted(Long.toUnsignedString(n), remaining()));
        }
        return (int) n;
    }

    /** How many bytes follow, in Bitcoin's compact form. */
    public int length() {
        return count(1);
    }

    /** A complaint about the byte at an index of the array. */
    public BadInput malformed(int at, String what) {
        return new BadInput("%s: %s".formatted(origin.at(at - start), what));
    }

    /** Requires that nothing is left over. */
    public void finish(String what) {
        if (position != end) {
            throw malformed(position, "%d bytes too many after %s".formatted(remaining(), what));
        }
    }

    private int take(int length) {
        int at = position;
        if (length < 0 || length > end - at) {
            throw malformed(
                    at, "the bytes end: %d are needed, %d are left".formatted(length, end - at));
        }
        position = at + length;
        return at;
    }

    private long compact() {
        int at = position;
        int first = uint8();
        if (first < 0xfd) {
            return first;
        }
        long n;
        long least;
        if (first == 0xfd) {
            n = uint8() | uint8() << 8;
            least = 0xfd;
        } else if (first == 0xfe) {
            n = Integer.toUnsignedLong(int32());
            least = 0x1_0000;
        } else {
            n = int64();
            least = 0x1_0000_0000L;
        }
        if (Long.compareUnsigned(n, least) < 0) {
            throw malformed(at, "a number is written longer than needed");
        }
        return n;
    }
}
