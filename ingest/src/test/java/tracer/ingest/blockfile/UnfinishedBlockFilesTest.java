package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;

/** Where the data of a file ends, what is not yet written, and what is damage. */
class UnfinishedBlockFilesTest {
    private static final byte[] KEY = {0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, (byte) 0x88};
    private static final List<MinedBlock> CHAIN = MinedBlock.chain(6);

    @TempDir Path dir;

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "5, false",
        "8, false",
        "5000, false",
        "0, true",
        "5, true",
        "8, true",
        "5000, true"
    })
    void anIncompleteRecordAtTheVeryEndIsNotYetWritten(int zeros, boolean keyed) {
        BlockFileWriter writer =
                new BlockFileWriter(dir, BitcoinChain.REGTEST, keyed ? KEY : new byte[0]);
        byte[] before = writer.records(CHAIN.subList(0, 6));
        byte[] last = writer.record(CHAIN.getLast().bytes());
        for (int cut = 1; cut < last.length; cut++) {
            byte[] data = Arrays.copyOf(before, before.length + cut);
            System.arraycopy(last, 0, data, before.length, cut);
            writer.file(0, data, zeros);
            // With zeros behind, a record that lacks nothing but zeros of its own is whole.
            boolean isWhole = !keyed && zeros >= last.length - cut && isZero(last, cut);
            try (BlockFiles files = BlockFiles.open(dir, Progress.SILENT)) {
                assertThat(files.available())
                        .as("%d of %d bytes", cut, last.length)
                        .containsExactly(new HeightRange(0, isWhole ? 6 : 5));
                assertThat(String.join("", files.report().notes()))
                        .contains(
                                isWhole
                                        ? ""
                                        : "blk00000.dat, offset %d: the last record is not yet written"
                                                .formatted(before.length));
                assertThat(files.report().notes()).hasSize(isWhole ? 0 : 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "1, false",
        "7, false",
        "8, false",
        "9000, false",
        "16777216, false",
        "0, true",
        "1, true",
        "7, true",
        "8, true",
        "9000, true"
    })
    void dataEndsWhereRawZerosBegin(int zeros, boolean keyed) {
        BlockFileWriter writer =
                new BlockFileWriter(dir, BitcoinChain.REGTEST, keyed ? KEY : new byte[0]);
        writer.file(0, writer.records(CHAIN), zeros);

        try (BlockFiles files = BlockFiles.open(dir, Progress.SILENT)) {
            SourceReport report = files.report();
            assertThat(files.available()).containsExactly(new HeightRange(0, 6));
            assertThat(report.notes()).isEmpty();
            assertThat(report.bytes()).isEqualTo(writer.records(CHAIN).length);
            for (int height = 0; height <= 6; height++) {
                assertThat(files.blockAt(height).block().header())
                        .isEqualTo(CHAIN.get(height).header());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 40, 100, 150})
    void anIncompleteRecordInAnyOtherFileIsDamage(int missing) {
        BlockFileWriter writer = new BlockFileWriter(dir, BitcoinChain.REGTEST, KEY);
        byte[] data = writer.records(CHAIN.subList(0, 4));
        Path damaged = writer.file(0, Arrays.copyOf(data, data.length - missing), 0);
        writer.file(1, CHAIN.subList(4, 7));

        int record = data.length - RecordWalk.FRAME - CHAIN.get(3).bytes().length;
        assertThatThrownBy(() -> BlockFiles.open(dir, Progress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("blk00000.dat, offset " + record)
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> BlockFiles.open(damaged, Progress.SILENT))
                .as("given alone, but others follow it")
                .isInstanceOf(BadInput.class);
    }

    @Test
    void zerosWithDataBehindThemAreDamage() {
        BlockFileWriter writer = BlockFileWriter.plain(dir);
        byte[] first = writer.records(CHAIN.subList(0, 3));
        byte[] second = writer.records(CHAIN.subList(3, 7));
        byte[] data = new byte[first.length + 64 + second.length];
        System.arraycopy(first, 0, data, 0, first.length);
        System.arraycopy(second, 0, data, first.length + 64, second.length);
        writer.file(0, data, 100);

        assertThatThrownBy(() -> BlockFiles.open(dir, Progress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("blk00000.dat, offset " + first.length)
                .hasMessageContaining("eight zero bytes");
    }

    @Test
    void aLengthThatSwallowsOtherBlocksIsDamageAndNotUnfinished() {
        BlockFileWriter writer = new BlockFileWriter(dir, BitcoinChain.REGTEST, KEY);
        byte[] data = writer.records(CHAIN);
        int third = writer.records(CHAIN.subList(0, 3)).length;
        data[third + 6] = 1; // 65,536 bytes more
        writer.file(0, data, 100_000);

        assertThatThrownBy(() -> BlockFiles.open(dir, Progress.SILENT))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("blk00000.dat, offset " + (third + 8))
                .hasMessageContaining("its length is damaged");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFlippedBitInAWholeLastRecordIsDamage(boolean keyed) {
        BlockFileWriter writer =
                new BlockFileWriter(dir, BitcoinChain.REGTEST, keyed ? KEY : new byte[0]);
        byte[] data = writer.records(CHAIN);
        data[data.length - 20] ^= 1;
        writer.file(0, data, 5_000);

        try (BlockFiles files = BlockFiles.open(dir, Progress.SILENT)) {
            int record = data.length - CHAIN.getLast().bytes().length;
            assertThatThrownBy(() -> files.blockAt(6))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("blk00000.dat, offset " + record)
                    .hasMessageContaining("Merkle root");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, the magic fabfb5da is missing",
        "5, a record of",
        "12, lacks the work",
    })
    void damagedFramesAndHeadersAreNamed(int at, String complaint) {
        BlockFileWriter writer = BlockFileWriter.plain(dir);
        byte[] data = writer.records(CHAIN);
        int second = writer.records(CHAIN.subList(0, 2)).length;
        for (int flip = 1; flip < 256; flip++) {
            data[second + at] ^= (byte) flip;
            writer.file(0, data, 0);
            data[second + at] ^= (byte) flip;
            try (BlockFiles files = BlockFiles.open(dir, Progress.SILENT)) {
                assertThat(at).as("only luck with the work may let one through").isEqualTo(12);
                assertThat(files.report().skipped()).isNotEmpty();
            } catch (BadInput e) {
                assertThat(e).hasMessageContaining("blk00000.dat, offset ");
                if (at != 5) {
                    assertThat(e).hasMessageContaining(complaint);
                }
            }
        }
    }

    private static boolean isZero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
