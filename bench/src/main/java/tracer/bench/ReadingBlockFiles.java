package tracer.bench;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.Network;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.core.BitcoinSerializer;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.ProtocolException;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.utils.BlockFileLoader;
import tracer.bitcoin.BlockFormat;
import tracer.bitcoin.BlockScan;
import tracer.bitcoin.Origin;
import tracer.ingest.blockfile.BlockFiles;
import tracer.job.Progress;
import tracer.ledger.HeightRange;

/**
 * Reading block files to transaction ids, without text addresses: ours against bitcoinj's {@code
 * getTxId}, same files, both warm. The argument is the folder of recorded chain data.
 */
public final class ReadingBlockFiles {
    private ReadingBlockFiles() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("give the folder of recorded chain data");
        }
        Path bitcoin = Path.of(args[0]).resolve("bitcoin");
        compare(
                "dense: the transactions of six main-net blocks, ten times over",
                BenchFiles.chained(bitcoin.resolve("mainnet-blocks"), 10),
                BitcoinNetwork.REGTEST);
        compare(
                "core-regtest: 623 blocks, 3,124 transactions",
                BenchFiles.withoutDisguise(bitcoin.resolve("core-regtest/blocks")),
                BitcoinNetwork.REGTEST);
        compare(
                "mainnet-genesis-run: 4,313 blocks, 4,371 transactions",
                bitcoin.resolve("mainnet-genesis-run"),
                BitcoinNetwork.MAINNET);
    }

    private static void compare(String job, Path directory, Network network) {
        List<File> files = List.of(directory.resolve("blk00000.dat").toFile());
        new Contest(job)
                .way("ids, proof of work and chain", () -> ids(directory, false))
                .way("and Merkle roots checked", () -> ids(directory, true))
                .way("and all values, as for storing", () -> values(directory))
                .way(
                        "bitcoinj's file loader: ids",
                        () -> bitcoinj(new BlockFileLoader(network, files)))
                .way("bitcoinj's parser alone: ids", () -> bitcoinj(network, files.getFirst()))
                .run();
    }

    private static long ids(Path directory, boolean checked) {
        try (BlockFiles files = BlockFiles.open(directory, Progress.SILENT)) {
            HeightRange range = files.available().getFirst();
            long sum = 0;
            for (int height = range.from(); height <= range.to(); height++) {
                BlockScan scan = files.scanAt(height);
                if (checked) {
                    BlockFormat.checkMerkleRoot(
                            scan.merkleTree(), scan.header(), Origin.of("block " + height));
                }
                sum += sum(scan);
            }
            return sum;
        }
    }

    private static long values(Path directory) {
        try (BlockFiles files = BlockFiles.open(directory, Progress.SILENT)) {
            HeightRange range = files.available().getFirst();
            long sum = 0;
            for (int height = range.from(); height <= range.to(); height++) {
                sum += sum(files.blockAt(height).block());
            }
            return sum;
        }
    }

    private static long bitcoinj(BlockFileLoader loader) {
        long sum = 0;
        for (Block block : loader) {
            sum += sum(block);
        }
        return sum;
    }

    /** As favourable as can be: the file read at once, the frames taken off by hand. */
    private static long bitcoinj(Network network, File file) {
        try {
            BitcoinSerializer serializer = new BitcoinSerializer(network);
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file.toPath()));
            long sum = 0;
            while (in.remaining() >= 8) {
                int size = Integer.reverseBytes(in.getInt(in.position() + 4));
                if (size <= 0 || size > in.remaining() - 8) {
                    break; // the file of main net's first blocks ends inside one
                }
                sum += sum(serializer.makeBlock(in.slice(in.position() + 8, size)));
                in.position(in.position() + 8 + size);
            }
            return sum;
        } catch (IOException | ProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long sum(BlockScan scan) {
        long sum = 0;
        for (int i = 0; i < scan.transactions(); i++) {
            sum += scan.id(i).w3();
        }
        return sum;
    }

    private static long sum(tracer.ledger.Block block) {
        long sum = 0;
        for (tracer.ledger.Transaction t : block.transactions()) {
            sum += t.id().hash().w3();
        }
        return sum;
    }

    private static long sum(Block block) {
        long sum = 0;
        for (Transaction t : Objects.requireNonNull(block.getTransactions())) {
            Sha256Hash id = t.getTxId();
            sum += ByteBuffer.wrap(id.getBytes()).getLong(24);
        }
        return sum;
    }
}
