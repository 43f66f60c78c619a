package tracer.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tracer.ledger.Hash32;
import tracer.problem.BadInput;

/**
 * A file of JSON that can be read from any place. A packed one (gzip, known by its first bytes) is
 * unpacked into a work folder while it is read through for the first time; that copy goes when this
 * is closed. Not thread-safe.
 */
public final class JsonFile implements AutoCloseable {
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path workFolder;
    private final boolean isPacked;
    private final FileChannel channel;
    private final MessageDigest sha = sha256Digest();
    private Optional<Hash32> sha256 = Optional.empty();

    private JsonFile(Path file, Path workFolder, boolean isPacked, FileChannel channel) {
        this.file = file;
        this.workFolder = workFolder;
        this.isPacked = isPacked;
        this.channel = channel;
    }

    /** What is done with a parser. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Opens a file.
     *
     * @param workFolder for the unpacked copy
     */
    public static JsonFile open(Path file, Path workFolder) {
        try {
            boolean packed = isPacked(file);
            return new JsonFile(
                    file,
                    workFolder,
                    packed,
                    packed
                            ? temporary(workFolder)
                            : FileChannel.open(file, StandardOpenOption.READ));
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no file %s".formatted(e.getFile()), e);
        } catch (IOException e) {
            throw new BadInput("%s cannot be opened: %s".formatted(file, e), e);
        }
    }

    /** A file that the system itself removes, even after a crash where it can (Linux). */
    private static FileChannel temporary(Path folder) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(
                Files.createTempFile(folder, "unpacked-", ".json"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static boolean isPacked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == GZIP_1 && in.read() == GZIP_2;
        }
    }

    public String name() {
        return file.toString();
    }

    public long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** The name without its folders. */
    public String ownName() {
        return String.valueOf(file.getFileName());
    }

    /**
     * SHA-256 of the file's bytes as they lay when it was read through: of exactly what was read
     * then.
     *
     * @throws IllegalStateException if it was not read through
     */
    public Hash32 sha256() {
        return sha256.orElseThrow(() -> new IllegalStateException("not read through: " + file));
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** Reads from the beginning; to be called once, before {@link #readAt}. */
    public <T> T readThrough(Reading<T> reading) {
        try {
            T read = isPacked ? unpack(reading) : readPlain(reading);
            sha256 = Optional.of(Hash32.ofBytes(sha.digest()));
            return read;
        } catch (IOException e) {
            throw failed(name(), e);
        }
    }

    /** The channel stays open for {@link #readAt}. */
    @SuppressWarnings("resource")
    private <T> T readPlain(Reading<T> reading) throws IOException {
        InputStream in = new DigestInputStream(Channels.newInputStream(channel), sha);
        T read = parse(in, 0, "", reading);
        in.transferTo(OutputStream.nullOutputStream());
        return read;
    }

    private <T> T unpack(Reading<T> reading) throws IOException {
        try (InputStream packed = new DigestInputStream(Files.newInputStream(file), sha);
                OutputStream copy = new BufferedOutputStream(new Appending(channel), BUFFER)) {
            T read = parse(new Copying(new GZIPInputStream(packed, BUFFER), copy), 0, "", reading);
            packed.transferTo(OutputStream.nullOutputStream());
            return read;
        }
    }

    /**
     * Reads from a place.
     *
     * @param where the place, for complaints
     */
    public <T> T readAt(long offset, String where, Reading<T> reading) {
        try {
            return parse(Channels.newInputStream(channel.position(offset)), offset, where, reading);
        } catch (IOException e) {
            throw failed(where, e);
        }
    }

    private <T> T parse(InputStream in, long start, String where, Reading<T> reading)
            throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(in)) {
            try {
                return reading.read(parser);
            } catch (JsonProcessingException e) {
                throw new BadInput(
                        "%s, byte %d: this JSON cannot be read: %s"
                                .formatted(
                                        where.isEmpty()
                                                ? name() + ", line " + Json.line(parser)
                                                : where,
                                        start + parser.currentLocation().getByteOffset(),
                                        e.getOriginalMessage()),
                        e);
            }
        }
    }

    private BadInput failed(String where, IOException e) {
        return new BadInput(
                isPacked
                        ? "%s cannot be unpacked into %s: %s".formatted(where, workFolder, e)
                        : "%s cannot be read: %s".formatted(where, e),
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BadInput("%s cannot be closed: %s".formatted(file, e), e);
        }
    }

    /** Writes down everything that is read; {@code skip} and {@code mark} are not used. */
    private static final class Copying extends FilterInputStream {
        private final OutputStream copy;

        Copying(InputStream in, OutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                copy.write(b);
            }
            return b;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int n = super.read(to, offset, length);
            if (n > 0) {
                copy.write(to, offset, n);
            }
            return n;
        }
    }

    /** Writes to a channel and leaves it open. */
    private static final class Appending extends OutputStream {
        private final FileChannel channel;

        Appending(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(from, offset, length);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
