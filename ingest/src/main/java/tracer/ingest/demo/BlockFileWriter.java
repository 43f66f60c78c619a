package tracer.ingest.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Bytes;

/**
 * Writes blocks into {@code blk00000.dat}, {@code blk00001.dat}, … as Bitcoin Core does: magic,
 * length, block, one after the other; a file that a block would carry over the limit is left and
 * the next begun. Replaces files that are there already. Not thread-safe.
 */
public final class BlockFileWriter implements Closeable {
    /** Blocks smaller than this are gathered before they go to the disk. */
    private static final int BUFFER = 1 << 20;

    private static final int RECORD_HEAD = 8;

    private final Path folder;
    private final Layout layout;
    private final byte[] key;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private FileChannel channel;
    private int file;
    private long written;

    /**
     * How the files are laid out.
     *
     * @param chain whose magic precedes each block
     * @param key what {@code xor.dat} holds; empty where that file is absent
     * @param mostBytes that a file may have
     * @param chunk the last file is grown to a multiple of this with zeros, which are not
     *     obfuscated; 1 for no such tail
     */
    public record Layout(BitcoinChain chain, Bytes key, long mostBytes, int chunk) {
        /** MAX_BLOCKFILE_SIZE of Bitcoin Core. */
        public static final long CORE_MOST_BYTES = 0x800_0000;

        /** BLOCKFILE_CHUNK_SIZE of Bitcoin Core. */
        public static final int CORE_CHUNK = 0x100_0000;

        public Layout {
            if (mostBytes <= RECORD_HEAD || chunk < 1) {
                throw new IllegalArgumentException("no room: " + mostBytes + ", " + chunk);
            }
        }

        /** Files as large as Core's, without obfuscation and without a tail. */
        public static Layout plain(BitcoinChain chain) {
            return new Layout(chain, Bytes.EMPTY, CORE_MOST_BYTES, 1);
        }

        public Layout withKey(Bytes newKey) {
            return new Layout(chain, newKey, mostBytes, chunk);
        }

        public Layout withMostBytes(long newMost) {
            return new Layout(chain, key, newMost, chunk);
        }

        public Layout withChunk(int newChunk) {
            return new Layout(chain, key, mostBytes, newChunk);
        }
    }

    /** Where a block's first byte stands: file number and offset. */
    public record Position(int file, long offset) {}

    /** Opens the first file in an existing folder. */
    public BlockFileWriter(Path folder, Layout layout) throws IOException {
        this.folder = folder;
        this.layout = layout;
        this.key = layout.key().toArray();
        Path keyFile = folder.resolve("xor.dat");
        if (key.length == 0) {
            Files.deleteIfExists(keyFile);
        } else {
            Files.write(keyFile, key);
        }
        channel = open();
    }

    /** Appends a block as it stands on the wire. */
    public Position write(byte[] block) throws IOException {
        long record = RECORD_HEAD + (long) block.length;
        if (written > 0 && written + record > layout.mostBytes()) {
            beginFile();
        }
        long at = written + RECORD_HEAD;
        put(head(block.length));
        put(block);
        return new Position(file, at);
    }

    /** Leaves the current file, cut to what was written, and begins the next. */
    public void beginFile() throws IOException {
        flush();
        channel.close();
        file++;
        written = 0;
        channel = open();
    }

    /** How many files there are so far. */
    public int files() {
        return file + 1;
    }

    @Override
    public void close() throws IOException {
        try (FileChannel last = channel) {
            flush();
            long tail = Math.floorMod(-written, (long) layout.chunk());
            while (tail > 0) {
                tail -= last.write(ByteBuffer.allocate((int) Math.min(tail, BUFFER)));
            }
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                folder.resolve("blk%05d.dat".formatted(file)),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    private byte[] head(int length) {
        ByteBuffer head = ByteBuffer.allocate(RECORD_HEAD).putInt(layout.chain().magic());
        return head.order(ByteOrder.LITTLE_ENDIAN).putInt(length).array();
    }

    private void put(byte[] bytes) throws IOException {
        for (byte b : bytes) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            byte mask = key.length == 0 ? 0 : key[(int) (written % key.length)];
            buffer.put((byte) (b ^ mask));
            written++;
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
