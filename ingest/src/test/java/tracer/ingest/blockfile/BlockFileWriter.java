package tracer.ingest.blockfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tracer.bitcoin.WireWriter;
import tracer.ledger.BitcoinChain;

/** Writes block files as a node does, and as it does when it is stopped half-way. */
final class BlockFileWriter {
    static final byte[] NO_KEY = new byte[0];

    private final Path directory;
    private final int magic;
    private final byte[] key;

    /**
     * @param key eight bytes, written to {@code xor.dat} too, or none
     */
    BlockFileWriter(Path directory, BitcoinChain chain, byte[] key) {
        this.directory = directory;
        this.magic = chain.magic();
        this.key = key.clone();
        if (key.length > 0) {
            write(directory.resolve("xor.dat"), key);
        }
    }

    static BlockFileWriter plain(Path directory) {
        return new BlockFileWriter(directory, BitcoinChain.REGTEST, NO_KEY);
    }

    Path file(int number, List<MinedBlock> blocks) {
        return file(number, records(blocks), 0);
    }

    /** Data, disguised, and so many zeros as preallocated, which are not. */
    Path file(int number, byte[] data, int zeros) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < data.length; i++) {
            out.write(key.length == 0 ? data[i] : data[i] ^ key[i % key.length]);
        }
        out.writeBytes(new byte[zeros]);
        return write(directory.resolve("blk%05d.dat".formatted(number)), out.toByteArray());
    }

    byte[] records(List<MinedBlock> blocks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        blocks.forEach(b -> out.writeBytes(record(b.bytes())));
        return out.toByteArray();
    }

    byte[] record(byte[] block) {
        return new WireWriter()
                .int32(Integer.reverseBytes(magic))
                .int32(block.length)
                .bytes(block)
                .toArray();
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
