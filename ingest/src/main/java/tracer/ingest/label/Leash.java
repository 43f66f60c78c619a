package tracer.ingest.label;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import tracer.problem.BadInput;

/**
 * A stream for a parser that keeps what it has read until a part is complete: it may not read more
 * than so much between two parts, so that one line or text of a gigabyte is refused and not kept.
 */
final class Leash extends FilterInputStream {
    private final String file;
    private final int length;
    private final String part;
    private long sinceLast;

    Leash(InputStream in, String file, int length) {
        this(in, file, length, "line or text");
    }

    /**
     * @param part what cannot be longer, for the message
     */
    Leash(InputStream in, String file, int length, String part) {
        super(in);
        this.file = file;
        this.length = length;
        this.part = part;
    }

    /** A part is complete. */
    void loosen() {
        sinceLast = 0;
    }

    private void pull(long bytes) {
        sinceLast += Math.max(bytes, 0);
        if (sinceLast > length) {
            throw new BadInput(
                    "%s: more than %,d bytes in one %s; this is no such file, or it is broken"
                            .formatted(file, length, part));
        }
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        pull(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] to, int offset, int count) throws IOException {
        int n = super.read(to, offset, count);
        pull(n);
        return n;
    }
}
