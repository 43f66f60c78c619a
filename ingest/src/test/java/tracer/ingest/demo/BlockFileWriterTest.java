package tracer.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.ingest.demo.BlockFileWriter.Layout;
import tracer.ingest.demo.BlockFileWriter.Position;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Bytes;

class BlockFileWriterTest {
    private static final Layout PLAIN = Layout.plain(BitcoinChain.REGTEST);
    private static final byte[] BLOCK = {1, 2, 3};

    @TempDir Path folder;

    @Test
    void recordIsMagicLengthAndBlock() throws IOException {
        try (BlockFileWriter out = new BlockFileWriter(folder, PLAIN)) {
            assertThat(out.write(BLOCK)).isEqualTo(new Position(0, 8));
            assertThat(out.write(BLOCK)).isEqualTo(new Position(0, 19));
        }
        assertThat(hex("blk00000.dat")).isEqualTo("fabfb5da03000000010203".repeat(2));
        assertThat(folder.resolve("xor.dat")).doesNotExist();
    }

    @Test
    void keyIsAppliedByFileOffsetAndNotToTheTail() throws IOException {
        Layout layout = PLAIN.withKey(Bytes.ofHex("0102030405060708")).withChunk(16);
        try (BlockFileWriter out = new BlockFileWriter(folder, layout)) {
            out.write(BLOCK);
        }
        assertThat(hex("blk00000.dat")).isEqualTo("fbbdb6de060607080000000000000000");
        assertThat(hex("xor.dat")).isEqualTo("0102030405060708");
    }

    @Test
    void fullFileIsFollowedByTheNextWhoseOffsetsBeginAgain() throws IOException {
        Layout layout = PLAIN.withKey(Bytes.ofHex("ff00000000000000")).withMostBytes(21);
        try (BlockFileWriter out = new BlockFileWriter(folder, layout)) {
            assertThat(out.write(BLOCK)).isEqualTo(new Position(0, 8));
            assertThat(out.write(BLOCK)).isEqualTo(new Position(1, 8));
            assertThat(out.files()).isEqualTo(2);
        }
        assertThat(hex("blk00000.dat")).isEqualTo("05bfb5da03000000fe0203");
        assertThat(hex("blk00001.dat")).isEqualTo(hex("blk00000.dat"));
    }

    private String hex(String file) throws IOException {
        return HexFormat.of().formatHex(Files.readAllBytes(folder.resolve(file)));
    }
}
