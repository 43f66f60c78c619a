package tracer.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.ingest.blockfile.BlockFiles;
import tracer.ingest.blockfile.RawBlocks;
import tracer.ingest.corejson.CoreJsonFiles;
import tracer.ingest.corejson.CoreRpc;
import tracer.ingest.corejson.RpcPatience;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockSource;
import tracer.problem.BadInput;

/** Exactly one of the places that blocks come from. */
final class BitcoinSources {
    @Option(
            names = "--blocks",
            paramLabel = "DIR",
            description = "Bitcoin Core's folder of block files, or one such file.")
    @Nullable Path blocks;

    @Option(
            names = "--core-json",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Answers of getblock HASH 2 or 3, one or many a file, plain or gzip.")
    @Nullable List<Path> json;

    @Option(
            names = "--rpc",
            paramLabel = "URL",
            description = "A Bitcoin Core node, such as http://127.0.0.1:8332.")
    @Nullable URI rpc;

    @Option(
            names = "--raw-block",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Single blocks, one a file, without anything around them.")
    @Nullable List<Path> rawBlocks;

    boolean areSingleBlocks() {
        return rawBlocks != null;
    }

    BlockSource open(
            Optional<String> network,
            OptionalInt height,
            NodeOptions node,
            Path dataFolder,
            Progress progress) {
        Optional<BitcoinChain> chain = network.map(BitcoinChain::of);
        if (blocks != null) {
            Path folder = blocks;
            return chain.map(c -> BlockFiles.open(folder, c, progress))
                    .orElseGet(() -> BlockFiles.open(folder, progress));
        }
        if (json != null) {
            return CoreJsonFiles.open(json, chain, dataFolder.resolve("work"), progress);
        }
        if (rawBlocks != null) {
            BitcoinChain known = chain.orElse(BitcoinChain.MAIN);
            if (height.isEmpty()) {
                return RawBlocks.open(known, rawBlocks);
            }
            if (rawBlocks.size() > 1) {
                throw new BadInput("--height tells the height of one --raw-block; give one");
            }
            return RawBlocks.open(known, rawBlocks.getFirst(), height.getAsInt());
        }
        if (rpc == null) {
            throw new BadInput("give one of --blocks, --core-json, --rpc or --raw-block");
        }
        return CoreRpc.open(rpc, node.login(System.getenv()), RpcPatience.USUAL);
    }
}
