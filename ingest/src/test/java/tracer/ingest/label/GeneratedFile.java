package tracer.ingest.label;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** The bytes of a file that is on no disk: a beginning, pieces by their number, an end. */
final class GeneratedFile extends InputStream {
    private final LongFunction<String> piece;
    private final long size;
    private final byte[] tail;
    private byte[] now;
    private int at;
    private long pieces;
    private long read;
    private boolean isEnding;

    /**
     * @param size bytes after which no further piece begins
     */
    GeneratedFile(String head, LongFunction<String> piece, String tail, long size) {
        this.now = bytes(head);
        this.piece = piece;
        this.tail = bytes(tail);
        this.size = size;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How much somebody took so far. */
    long bytesRead() {
        return read;
    }

    /** How many pieces it was so far. */
    long pieces() {
        return pieces;
    }

    private boolean isAtEnd() {
        while (at == now.length) {
            if (isEnding) {
                return true;
            }
            isEnding = read >= size;
            now = isEnding ? tail : bytes(piece.apply(pieces++));
            at = 0;
        }
        return false;
    }

    @Override
    public int read() {
        if (isAtEnd()) {
            return -1;
        }
        read++;
        return now[at++] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int count) {
        int n = 0;
        while (n < count && !isAtEnd()) {
            int some = Math.min(count - n, now.length - at);
            System.arraycopy(now, at, to, offset + n, some);
            at += some;
            read += some;
            n += some;
        }
        return n == 0 && count > 0 ? -1 : n;
    }
}
