package tracer.ingest.blockfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.ledger.BitcoinChain;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

class RawBlocksTest {
    @Test
    void agreesWithBitcoinjOnSixMainNetBlocks() throws IOException {
        List<Path> stating = RealData.mainNetBlocks().subList(1, 6);
        try (RawBlocks source = RawBlocks.open(BitcoinChain.MAIN, stating)) {
            assertThat(source.available())
                    .extracting(HeightRange::from)
                    .containsExactly(227836, 300025, 363703, 481815, 481829);
            for (HeightRange r : source.available()) {
                BitcoinjComparison.assertSame(
                        source.blockAt(r.from()).block(),
                        Files.readAllBytes(RealData.mainNetBlock(r.from())),
                        BitcoinChain.MAIN);
            }
        }
    }

    @Test
    void asksForTheHeightThatABlockOfVersionOneDoesNotState() throws IOException {
        Path file = RealData.mainNetBlock(227835);
        assertThatThrownBy(() -> RawBlocks.open(BitcoinChain.MAIN, List.of(file)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("block227835.dat")
                .hasMessageContaining("--height");
        try (RawBlocks source = RawBlocks.open(BitcoinChain.MAIN, file, 227835)) {
            BitcoinjComparison.assertSame(
                    source.blockAt(227835).block(), Files.readAllBytes(file), BitcoinChain.MAIN);
            assertThatThrownBy(() -> source.blockAt(1)).isInstanceOf(DataGap.class);
        }
    }

    @Test
    void neighboursMustFollowEachOther() {
        Path first = RealData.mainNetBlock(227836);
        assertThatThrownBy(() -> RawBlocks.open(BitcoinChain.MAIN, first, 227837))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("its coinbase states 227836");
        assertThatThrownBy(() -> RawBlocks.open(BitcoinChain.MAIN, List.of(first, first)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("both blocks of height 227836");
    }

    @Test
    void refusesAnotherNetworksBlocksAndOtherFiles(@TempDir Path dir) throws IOException {
        Path mainNet = RealData.mainNetBlock(481829);
        assertThatThrownBy(() -> RawBlocks.open(BitcoinChain.SIGNET, List.of(mainNet, dir)))
                .isInstanceOf(BadInput.class);
        Path small = Files.write(dir.resolve("small.dat"), new byte[100]);
        assertThatThrownBy(() -> RawBlocks.open(BitcoinChain.MAIN, List.of(small)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("small.dat has 100 bytes")
                .hasMessageContaining("--blocks");
    }
}
