package tracer.ingest.blockfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tracer.problem.BadInput;

/**
 * One file of blocks or of undo data, read by regions and never as a whole. What it held when
 * opened is what counts: bytes that a node adds later are not looked at. Small reads near each
 * other cost one call of the operating system. Not thread-safe.
 */
final class DataFile implements AutoCloseable {
    private static final int WINDOW = 16 * 1024;

    private final Path path;
    private final Obfuscation obfuscation;
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW);
    private long windowAt;
    private int windowLength;

    DataFile(Path path, Obfuscation obfuscation) {
        this.path = path;
        this.obfuscation = obfuscation;
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.READ);
            this.size = channel.size();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static long sizeOf(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /** Whether zeros stand in the file as something else. */
    boolean isDisguised() {
        return !obfuscation.equals(Obfuscation.NONE);
    }

    /** Bytes as they mean, all of them. */
    void read(long at, byte[] out, int from, int length) {
        readRaw(at, out, from, length);
        obfuscation.lift(out, from, length, at);
    }

    /** Bytes as they stand in the file, all of them. */
    void readRaw(long at, byte[] out, int from, int length) {
        if (length > WINDOW / 2) {
            fill(at, ByteBuffer.wrap(out, from, length), length);
            return;
        }
        if (at < windowAt || at + length > windowAt + windowLength) {
            windowLength = 0;
            int wanted = (int) Math.min(WINDOW, Math.max(length, size - at));
            fill(at, window.clear(), wanted);
            windowAt = at;
            windowLength = wanted;
        }
        window.get((int) (at - windowAt), out, from, length);
    }

    /** Where the last byte that is not zero in the file ends: nothing was written after it. */
    long written() {
        byte[] chunk = new byte[WINDOW];
        for (long end = size; end > 0; ) {
            int length = (int) Math.min(chunk.length, end);
            fill(end - length, ByteBuffer.wrap(chunk, 0, length), length);
            for (int i = length - 1; i >= 0; i--) {
                if (chunk[i] != 0) {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private void fill(long at, ByteBuffer out, int length) {
        out.limit(out.position() + length);
        try {
            long from = at;
            while (out.hasRemaining()) {
                int n = channel.read(out, from);
                if (n < 0) {
                    throw new BadInput(
                            "%s, offset %d: the file ends here, %d bytes short; it had %d bytes when it was opened"
                                    .formatted(path, from, out.remaining(), size));
                }
                from += n;
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static BadInput unreadable(Path path, IOException e) {
        return new BadInput(
                "cannot read %s (%s). A pruning node deletes old files: stop it, or copy its blocks directory"
                        .formatted(path, e),
                e);
    }
}
