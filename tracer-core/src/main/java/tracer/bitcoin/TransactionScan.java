package tracer.bitcoin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import tracer.ledger.Hash32;
import tracer.ledger.Sats;

/**
 * Walks over one transaction in place, tells a visitor what it meets and computes the id; allocates
 * nothing. {@link TransactionFormat} builds values from the same walk, so there is one parser.
 * Mutable, used again for the next transaction, not thread-safe.
 *
 * <p>Strict as Bitcoin Core is: shortest counts only, no empty witnesses announced, at least one
 * input and output, values from 0 to 21 million bitcoin. Source: BIP 144 for the layout.
 */
public final class TransactionScan {
    /** What the walk meets, in order. Positions are indices into the array being read. */
    public interface Visitor {
        /** Looks at nothing: for those who want the ids alone. */
        Visitor NONE =
                new Visitor() {
                    @Override
                    public void input(byte[] in, int at, int unlockAt, int length, int sequence) {}

                    @Override
                    public void output(byte[] in, long sats, int scriptAt, int length) {}

                    @Override
                    public void end(TransactionScan scan) {}
                };

        /**
         * An input.
         *
         * @param at of the 36 bytes that name the output spent
         * @param unlockAt of the unlocking script, {@code length} bytes
         * @param sequence as signed number
         */
        void input(byte[] in, int at, int unlockAt, int length, int sequence);

        /** An output whose script is {@code length} bytes at {@code scriptAt}. */
        void output(byte[] in, long sats, int scriptAt, int length);

        /** The transaction ends, and the scan knows its id. */
        void end(TransactionScan scan);
    }

    /** Outpoint, empty script, sequence. */
    private static final int LEAST_INPUT = 32 + 4 + 1 + 4;

    /** Value, empty script. */
    private static final int LEAST_OUTPUT = 8 + 1;

    private static final int SEGWIT_FLAG = 1;
    private static final int NO_INDEX = -1;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final DoubleSha256 sha = new DoubleSha256();
    private final byte[] id = new byte[Hash32.BYTES];
    private byte[] bytes = id;
    private int start;
    private int inputs;
    private int outputs;
    private boolean coinbase;
    private int version;
    private int lockTime;
    private int strippedSize;

    /** Reads the transaction at the reader's position and leaves the reader behind it. */
    public void read(WireReader in, Visitor visitor) {
        bytes = in.bytes();
        start = in.position();
        version = in.int32();
        int bodyAt = in.position();
        inputs = in.count(LEAST_INPUT);
        boolean segwit = inputs == 0;
        if (segwit) {
            int flag = in.uint8();
            if (flag != SEGWIT_FLAG) {
                throw in.malformed(
                        bodyAt, "a transaction without inputs, or of unknown form " + flag);
            }
            bodyAt = in.position();
            inputs = in.count(LEAST_INPUT);
            if (inputs == 0) {
                throw in.malformed(bodyAt, "a transaction without inputs");
            }
        }
        readInputs(in, visitor);
        readOutputs(in, visitor);
        int bodyEnd = in.position();
        if (segwit) {
            skipWitnesses(in);
        }
        int lockTimeAt = in.position();
        lockTime = in.int32();
        strippedSize = Integer.BYTES + bodyEnd - bodyAt + Integer.BYTES;
        hash(segwit, bodyAt, bodyEnd, lockTimeAt);
        visitor.end(this);
    }

    public int version() {
        return version;
    }

    /** As signed 32-bit number. */
    public int lockTime() {
        return lockTime;
    }

    /** In bytes, without witnesses. */
    public int strippedSize() {
        return strippedSize;
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    /** Whether its only input makes new value. */
    public boolean isCoinbase() {
        return coinbase;
    }

    /** Copies the id's 32 bytes in wire order. */
    public void idInto(byte[] out, int at) {
        System.arraycopy(id, 0, out, at, Hash32.BYTES);
    }

    public Hash32 id() {
        return Hash32.ofWire(id, 0);
    }

    private void readInputs(WireReader in, Visitor visitor) {
        coinbase = false;
        for (int i = 0; i < inputs; i++) {
            int at = in.skip(36);
            if ((int) INT.get(bytes, at + 32) < 0) {
                coinbase = inputs == 1 && isNull(at);
                if (!coinbase) {
                    throw in.malformed(
                            at, "input %d spends an output that cannot exist".formatted(i));
                }
            }
            int length = in.length();
            int unlockAt = in.skip(length);
            visitor.input(bytes, at, unlockAt, length, in.int32());
        }
    }

    private boolean isNull(int at) {
        return (int) INT.get(bytes, at + 32) == NO_INDEX
                && ((long) LONG.get(bytes, at)
                                | (long) LONG.get(bytes, at + 8)
                                | (long) LONG.get(bytes, at + 16)
                                | (long) LONG.get(bytes, at + 24))
                        == 0;
    }

    private void readOutputs(WireReader in, Visitor visitor) {
        int countAt = in.position();
        outputs = in.count(LEAST_OUTPUT);
        if (outputs == 0) {
            throw in.malformed(countAt, "a transaction without outputs");
        }
        for (int i = 0; i < outputs; i++) {
            int at = in.position();
            long sats = in.int64();
            if (sats < 0 || sats > Sats.MAX) {
                throw in.malformed(
                        at,
                        "output %d has %d satoshis, outside 0 to %d".formatted(i, sats, Sats.MAX));
            }
            int length = in.length();
            visitor.output(bytes, sats, in.skip(length), length);
        }
    }

    private void skipWitnesses(WireReader in) {
        int at = in.position();
        boolean any = false;
        for (int i = 0; i < inputs; i++) {
            int items = in.count(1);
            any |= items > 0;
            for (int j = 0; j < items; j++) {
                in.skip(in.length());
            }
        }
        if (!any) {
            throw in.malformed(at, "witnesses are announced and all empty");
        }
    }

    private void hash(boolean segwit, int bodyAt, int bodyEnd, int lockTimeAt) {
        if (segwit) {
            sha.add(bytes, start, 4).add(bytes, bodyAt, bodyEnd - bodyAt).add(bytes, lockTimeAt, 4);
        } else {
            sha.add(bytes, start, lockTimeAt + 4 - start);
        }
        sha.into(id, 0);
    }
}
