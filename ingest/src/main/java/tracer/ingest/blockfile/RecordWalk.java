package tracer.ingest.blockfile;

import tracer.bitcoin.Origin;
import tracer.problem.BadInput;

/**
 * Goes from record to record of a block or undo file: magic, length, payload, and in undo files a
 * checksum. Nodes preallocate such files, so the data ends where raw zeros begin that go on to the
 * end of the file; eight zeros with data behind them are a hole, which is damage.
 */
final class RecordWalk {
    /** Magic and length. */
    static final int FRAME = 8;

    /** What stands at a place of the file. */
    sealed interface Step {
        /** A payload; what it says is for others to check. */
        record Payload(long at, int size) implements Step {}

        /**
         * A payload announced that runs into the zeros or past the end of the file: its last bytes
         * are zeros, or it is not yet written.
         *
         * @param written where what was written ends
         */
        record Unsure(long at, long size, long written) implements Step {}

        /** A frame cut off: begun, but not yet written. */
        record Begun(long at) implements Step {}

        /** Nothing more was written. */
        record End() implements Step {}
    }

    private final DataFile file;
    private final int magic;
    private final int least;
    private final int most;
    private final int trailer;
    private final long written;
    private final byte[] frame = new byte[FRAME];
    private long position;

    /**
     * @param magic of the network, first byte highest
     * @param least bytes of a payload
     * @param most bytes of a payload
     * @param trailer bytes that follow each payload
     */
    RecordWalk(DataFile file, int magic, int least, int most, int trailer) {
        this.file = file;
        this.magic = magic;
        this.least = least;
        this.most = most;
        this.trailer = trailer;
        this.written = file.written();
    }

    /** The bytes gone over so far. */
    long position() {
        return position;
    }

    /**
     * Goes on behind the record last met.
     *
     * @throws BadInput if no record can begin here
     */
    Step next() {
        if (position >= written) {
            return new Step.End();
        }
        int there = (int) Math.min(FRAME, file.size() - position);
        file.readRaw(position, frame, 0, there);
        if (there == FRAME && isZero()) {
            throw bad("eight zero bytes, the sign that the data ends, but data follows them");
        }
        file.read(position, frame, 0, there);
        int known = (int) Math.min(there, written - position);
        checkMagic(Math.min(known, Integer.BYTES));
        if (known < FRAME) {
            return new Step.Begun(position);
        }
        long size = Integer.toUnsignedLong(int32(frame, Integer.BYTES));
        if (size < least || size > most) {
            throw bad("a record of %d bytes; %d to %d are possible".formatted(size, least, most));
        }
        long at = position + FRAME;
        long end = at + size + trailer;
        if (end > written) {
            position = Math.min(end, file.size());
            return new Step.Unsure(at, size, written);
        }
        position = end;
        return new Step.Payload(at, (int) size);
    }

    Origin origin(long at) {
        return new Origin(file.path().toString(), at);
    }

    static int int32(byte[] b, int at) {
        return b[at] & 0xff
                | (b[at + 1] & 0xff) << 8
                | (b[at + 2] & 0xff) << 16
                | (b[at + 3] & 0xff) << 24;
    }

    private void checkMagic(int length) {
        for (int i = 0; i < length; i++) {
            if (frame[i] != (byte) (magic >>> (24 - 8 * i))) {
                throw bad("no record begins here: the magic %08x is missing".formatted(magic));
            }
        }
    }

    private boolean isZero() {
        for (byte b : frame) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private BadInput bad(String what) {
        return new BadInput("%s: %s".formatted(origin(position).at(0), what));
    }
}
