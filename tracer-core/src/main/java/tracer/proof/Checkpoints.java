package tracer.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;

/**
 * Blocks that the verifier knows by itself: what a bundle's headers are held against. Never taken
 * from a bundle.
 *
 * <p>Main net: genesis and the first block of every period of 2,016 up to height 878,976. The
 * hashes are those that bitcoinj 0.17.1 carries with their headers, whose work was checked; they
 * agree with the list of Electrum and with real blocks at 2,016 and 4,032. Other networks: genesis.
 */
final class Checkpoints {
    private static final String MAIN = "checkpoints-bitcoin.txt";

    private Checkpoints() {}

    /** By height. */
    static NavigableMap<Integer, BlockHash> of(BitcoinChain chain) {
        return switch (chain) {
            case MAIN -> MainNet.BLOCKS;
            case TEST, TEST4, SIGNET, REGTEST ->
                    Collections.unmodifiableNavigableMap(
                            new TreeMap<>(java.util.Map.of(0, chain.genesis())));
        };
    }

    /** Read once, when first asked for. */
    private static final class MainNet {
        static final NavigableMap<Integer, BlockHash> BLOCKS = read();

        private static NavigableMap<Integer, BlockHash> read() {
            NavigableMap<Integer, BlockHash> blocks = new TreeMap<>();
            try (InputStream in = Checkpoints.class.getResourceAsStream(MAIN)) {
                if (in == null) {
                    throw new IllegalStateException(MAIN + " is missing from the program");
                }
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
                lines.lines()
                        .forEach(line -> {
                            int space = line.indexOf(' ');
                            blocks.put(
                                    Integer.parseInt(line.substring(0, space)),
                                    BlockHash.of(line.substring(space + 1)));
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Collections.unmodifiableNavigableMap(blocks);
        }
    }
}
