package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;

/** A real node's undo data, rearranged and damaged. */
class UndoFilesTest {
    private static final int CHECKSUM = 32;

    @TempDir Path dir;

    private List<byte[]> records = new ArrayList<>();

    @BeforeEach
    void copyWithoutDisguise() throws IOException {
        Path real = RealData.coreRegtest();
        Obfuscation key = Obfuscation.of(real);
        byte[] blocks = Files.readAllBytes(real.resolve("blk00000.dat"));
        byte[] undo = Files.readAllBytes(real.resolve("rev00000.dat"));
        int blockData = 984_589;
        key.lift(blocks, 0, blockData, 0);
        Files.write(dir.resolve("blk00000.dat"), blocks);
        try (DataFile file = new DataFile(real.resolve("rev00000.dat"), key)) {
            records = split(undo, key, (int) file.written());
        }
        assertThat(records).hasSize(622);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void recordsAreFoundByTheirChecksumInWhateverOrder(long seed) throws IOException {
        Collections.shuffle(records, new Random(seed));
        write();

        assertThat(claims()).isEqualTo(4_031);
        assertThat(notes()).isEmpty();
    }

    @Test
    void aMissingRecordIsCountedAndNamed() throws IOException {
        records.remove(400);
        records.remove(400);
        write();

        assertThat(claims()).isLessThan(4_031).isGreaterThan(3_800);
        assertThat(notes())
                .singleElement()
                .asString()
                .contains("not claimed for 2 blocks: no undo record that fits", "height 401");
    }

    @Test
    void damageInOneRecordLeavesTheOthers() throws IOException {
        records.get(400)[60] ^= 1;
        write();

        assertThat(notes()).singleElement().asString().contains("not claimed for 1 blocks");
    }

    @Test
    void aDamagedFrameIsNamedAndEndsTheFile() throws IOException {
        records.get(600)[0] ^= 1;
        write();

        assertThat(notes()).hasSize(2);
        assertThat(notes().getFirst()).contains("rev00000.dat, offset").contains("magic");
        assertThat(notes().getLast()).contains("not claimed for");
    }

    private List<byte[]> split(byte[] undo, Obfuscation key, int length) {
        key.lift(undo, 0, length, 0);
        List<byte[]> split = new ArrayList<>();
        int at = 0;
        while (at < length) {
            int size = RecordWalk.FRAME + RecordWalk.int32(undo, at + 4) + CHECKSUM;
            split.add(Arrays.copyOfRange(undo, at, at + size));
            at += size;
        }
        return split;
    }

    private void write() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.forEach(out::writeBytes);
        out.writeBytes(new byte[1000]);
        Files.write(dir.resolve("rev00000.dat"), out.toByteArray());
    }

    private int claims() {
        try (BlockFiles files = open()) {
            int claims = 0;
            for (int height = 0; height <= 622; height++) {
                claims += files.blockAt(height).claimed().size();
            }
            return claims;
        }
    }

    private List<String> notes() {
        try (BlockFiles files = open()) {
            for (int height = 0; height <= 622; height++) {
                files.blockAt(height);
            }
            return files.report().notes();
        }
    }

    private BlockFiles open() {
        return BlockFiles.open(dir, BitcoinChain.REGTEST, Progress.SILENT);
    }
}
