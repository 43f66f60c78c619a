package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.Origin;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;

/** Damaged files never hang, never exhaust the memory, and end in a complaint or a sound answer. */
class HostileBlockFilesTest {
    private static final int ROUNDS = 400;

    @TempDir Path dir;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_261, 20_262})
    void truncationsAndFlippedBytes(long seed) {
        BlockFileWriter writer =
                new BlockFileWriter(dir, BitcoinChain.REGTEST, new byte[] {5, 0, 9, 0, 7, 1, 2, 3});
        byte[] data = writer.records(MinedBlock.chain(12));
        assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> {
                    Random random = new Random(seed);
                    for (int i = 0; i < ROUNDS; i++) {
                        writer.file(0, damage(data, random), random.nextInt(3) * 500);
                        readAll(seed, i);
                    }
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void damagedUndoFilesCostClaimsAndNothingElse(long seed) throws IOException {
        Path real = RealData.coreRegtest();
        for (String name : List.of("blk00000.dat", "xor.dat")) {
            Files.copy(real.resolve(name), dir.resolve(name));
        }
        byte[] undo = Files.readAllBytes(real.resolve("rev00000.dat"));
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            byte[] damaged = undo.clone();
            for (int i = 0; i < 20; i++) {
                damaged[random.nextInt(400_000)] ^= (byte) (1 + random.nextInt(255));
            }
            BlockFileWriter.write(dir.resolve("rev00000.dat"), damaged);
            try (BlockFiles sound = BlockFiles.open(real, Progress.SILENT);
                    BlockFiles files = BlockFiles.open(dir, Progress.SILENT)) {
                for (int height = 0; height <= 622; height++) {
                    ArrivedBlock expected = sound.blockAt(height);
                    ArrivedBlock got = files.blockAt(height);
                    assertThat(got.block()).isEqualTo(expected.block());
                    if (!got.claimed().isEmpty()) {
                        assertThat(got.claimed()).isEqualTo(expected.claimed());
                    }
                }
                assertThat(files.report().notes()).as("seed %d", seed).isNotEmpty();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {77, 78})
    void damagedRawBlocks(long seed) throws IOException {
        byte[] block = Files.readAllBytes(RealData.mainNetBlock(227836));
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] damaged = damage(block, random);
            if (Arrays.equals(damaged, block)) {
                continue;
            }
            try {
                BlockFormat.Contents c = BlockFormat.parse(damaged, Origin.of("damaged"));
                assertThat(Arrays.equals(damaged, 0, 80, block, 0, 80))
                        .as(
                                "only the header can change unnoticed by the Merkle root; seed %d, round %d",
                                seed, i)
                        .isFalse();
                assertThat(c.transactions()).isNotEmpty();
            } catch (BadInput e) {
                assertThat(e).hasMessageContaining("damaged, offset");
            }
        }
    }

    private void readAll(long seed, int round) {
        try (BlockFiles files = BlockFiles.open(dir, Progress.SILENT)) {
            for (HeightRange range : files.available()) {
                for (int height = range.from(); height <= range.to(); height++) {
                    files.blockAt(height);
                }
            }
            files.report();
        } catch (BadInput e) {
            assertThat(e)
                    .as("seed %d, round %d", seed, round)
                    .hasMessageMatching(
                            "(?s).*(blk00000\\.dat|no complete block|holds no blocks).*");
        }
    }

    private static byte[] damage(byte[] data, Random random) {
        byte[] damaged =
                random.nextInt(3) == 0
                        ? Arrays.copyOf(data, random.nextInt(data.length))
                        : data.clone();
        int flips = random.nextInt(4);
        for (int i = 0; i < flips && damaged.length > 0; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
