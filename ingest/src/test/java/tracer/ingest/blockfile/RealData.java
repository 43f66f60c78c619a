package tracer.ingest.blockfile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the recorded chain data, or skips the test saying that it is not there. */
final class RealData {
    private RealData() {}

    /** Blocks directory of a Bitcoin Core node on regtest: 623 blocks, obfuscated, with undo. */
    static Path coreRegtest() {
        return present("bitcoin/core-regtest/blocks");
    }

    /** The same blocks as the node's {@code getblock HASH 3} answers. */
    static Path coreRegtestJson() {
        return present("bitcoin/core-regtest/blocks.ndjson.gz");
    }

    /** Heights 0 to 4,312 of main net. */
    static Path genesisRun() {
        return present("bitcoin/mainnet-genesis-run");
    }

    /** Six main-net blocks as bare bytes. */
    static List<Path> mainNetBlocks() {
        return Stream.of(227835, 227836, 300025, 363703, 481815, 481829)
                .map(RealData::mainNetBlock)
                .toList();
    }

    static Path mainNetBlock(int height) {
        return present("bitcoin/mainnet-blocks/block%d.dat".formatted(height));
    }

    private static Path present(String name) {
        Path path = Path.of(System.getProperty("tracer.data", "../shared/data"), name);
        assumeTrue(Files.exists(path), () -> "real data is absent: " + path);
        return path;
    }
}
