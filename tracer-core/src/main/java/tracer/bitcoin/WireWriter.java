package tracer.bitcoin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;

/** Collects bytes in Bitcoin's wire form. Mutable, not thread-safe. */
public final class WireWriter {
    private ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    public WireWriter int8(int value) {
        room(1).put((byte) value);
        return this;
    }

    public WireWriter int32(int value) {
        room(4).putInt(value);
        return this;
    }

    public WireWriter int64(long value) {
        room(8).putLong(value);
        return this;
    }

    /** A count or length in Bitcoin's compact form. */
    public WireWriter compact(int value) {
        if (value < 0xfd) {
            room(1).put((byte) value);
        } else if (value <= 0xffff) {
            room(3).put((byte) 0xfd).putShort((short) value);
        } else {
            room(5).put((byte) 0xfe).putInt(value);
        }
        return this;
    }

    public WireWriter hash(Hash32 hash) {
        ByteBuffer b = room(Hash32.BYTES).order(ByteOrder.BIG_ENDIAN);
        hash.writeWire(b);
        b.order(ByteOrder.LITTLE_ENDIAN);
        return this;
    }

    public WireWriter bytes(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    /** Length and bytes. */
    public WireWriter counted(Bytes bytes) {
        return compact(bytes.length()).bytes(bytes.toArray());
    }

    public byte[] toArray() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int capacity = Math.max(Math.multiplyExact(2, out.capacity()), out.position() + bytes);
            out = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(out.flip());
        }
        return out;
    }
}
