package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.bitcoinj.core.CheckpointManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;

class CheckpointsTest {
    private static final NavigableMap<Integer, BlockHash> MAIN = Checkpoints.of(BitcoinChain.MAIN);

    /** The first header of every period, as bitcoinj carries them. */
    static NavigableMap<Integer, BlockHeader> headers() throws IOException {
        NavigableMap<Integer, BlockHeader> headers = new TreeMap<>();
        try (InputStream in =
                Objects.requireNonNull(
                        CheckpointManager.class.getResourceAsStream(
                                "/org.bitcoin.production.checkpoints.txt"))) {
            List<String> lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                            .lines()
                            .skip(3)
                            .toList();
            for (String line : lines) {
                ByteBuffer entry = ByteBuffer.wrap(Base64.getDecoder().decode(line));
                int header = entry.capacity() - HeaderFormat.BYTES;
                headers.put(
                        entry.getInt(header - Integer.BYTES),
                        HeaderFormat.parse(entry.array(), header));
            }
        }
        return headers;
    }

    /** The list of another implementation, whose headers show their work. */
    @Test
    void agreeWithThoseOfBitcoinj() throws IOException {
        NavigableMap<Integer, BlockHash> theirs = new TreeMap<>();
        headers()
                .forEach((height, header) -> {
                    assertThat(ProofOfWork.fault(header, BitcoinChain.MAIN)).isEmpty();
                    theirs.put(height, header.hash());
                });
        assertThat(theirs).hasSize(436);
        theirs.put(0, BitcoinChain.MAIN.genesis());
        assertThat(MAIN).isEqualTo(theirs);
    }

    @Test
    void agreeWithRealBlocks() {
        List<Block> blocks = MainNetChain.blocks();
        assertThat(MAIN.headMap(blocks.size()))
                .hasSize(3)
                .allSatisfy(
                        (height, hash) -> assertThat(blocks.get(height).hash()).isEqualTo(hash));
    }

    @ParameterizedTest
    @EnumSource
    void everyNetworkHasItsGenesis(BitcoinChain chain) {
        assertThat(Checkpoints.of(chain)).containsEntry(0, chain.genesis());
    }
}
