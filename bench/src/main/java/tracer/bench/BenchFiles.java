package tracer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bitcoinj.params.RegTestParams;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.ProofOfWork;
import tracer.bitcoin.WireWriter;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHeader;

/** Block files that both sides can read, in temporary folders. */
final class BenchFiles {
    private BenchFiles() {}

    /**
     * The bodies of raw blocks under headers of a regtest chain, so that real, dense transactions
     * stand in one block file whose blocks follow each other. The Merkle roots are the real ones.
     */
    static Path chained(Path folder, int times) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".dat")).sorted().toList();
        }
        byte[] genesis = RegTestParams.get().getGenesisBlock().serialize();
        WireWriter out = new WireWriter();
        record(out, genesis);
        BlockHeader last = HeaderFormat.parse(genesis, 0);
        for (int i = 0; i < times; i++) {
            for (Path file : files) {
                byte[] block = Files.readAllBytes(file);
                last = follow(last, HeaderFormat.parse(block, 0));
                System.arraycopy(HeaderFormat.bytesOf(last), 0, block, 0, HeaderFormat.BYTES);
                record(out, block);
            }
        }
        return write(out.toArray());
    }

    /** A copy that bitcoinj can read too: it knows no {@code xor.dat}. */
    static Path withoutDisguise(Path directory) throws IOException {
        byte[] key = Files.readAllBytes(directory.resolve("xor.dat"));
        byte[] data = Files.readAllBytes(directory.resolve("blk00000.dat"));
        int end = data.length;
        while (end > 0 && data[end - 1] == 0) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            data[i] ^= key[i % key.length];
        }
        return write(Arrays.copyOf(data, end));
    }

    private static BlockHeader follow(BlockHeader last, BlockHeader real) {
        int bits = BitcoinChain.REGTEST.easiestBits();
        for (int nonce = 0; ; nonce++) {
            BlockHeader header =
                    HeaderFormat.of(
                            real.version(),
                            last.hash(),
                            real.merkleRoot(),
                            real.time(),
                            bits,
                            nonce);
            if (ProofOfWork.fault(header, BitcoinChain.REGTEST).isEmpty()) {
                return header;
            }
        }
    }

    private static void record(WireWriter out, byte[] block) {
        out.int32(Integer.reverseBytes(BitcoinChain.REGTEST.magic()));
        out.int32(block.length).bytes(block);
    }

    private static Path write(byte[] data) throws IOException {
        Path directory = Files.createTempDirectory("bench-blocks");
        Path file = Files.write(directory.resolve("blk00000.dat"), data);
        directory.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return directory;
    }
}
