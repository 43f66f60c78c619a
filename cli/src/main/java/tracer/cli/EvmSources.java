package tracer.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.account.AccountBlockSource;
import tracer.ingest.evm.EvmFiles;
import tracer.ingest.evm.EvmRpc;
import tracer.ingest.evm.NodePatience;
import tracer.job.Progress;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/** Exactly one of the places that blocks of EVM chains come from. */
final class EvmSources {
    @Option(
            names = "--rpc",
            paramLabel = "URL",
            description = {
                "An EVM node's JSON-RPC address, such as http://127.0.0.1:8545.",
                "Path and query, which may hold a key, are never printed."
            })
    @Nullable URI rpc;

    @Option(
            names = "--files",
            paramLabel = "FILE",
            arity = "1..*",
            description = {
                "A node's answers in JSON, files or folders of such, plain or gzip:",
                "eth_getBlockByNumber with whole transactions, eth_getBlockReceipts, trace_block."
            })
    @Nullable List<Path> files;

    AccountBlockSource open(
            Optional<EvmChain> chain, Wanted wanted, Path dataFolder, Progress progress) {
        if (files != null) {
            return EvmFiles.open(
                    new EvmFiles.Given(
                            files, chain, wanted.unindexedTokens(), dataFolder.resolve("work")),
                    progress);
        }
        if (rpc == null) {
            throw new BadInput("give one of --rpc and --files");
        }
        EvmRpc source =
                EvmRpc.open(
                        rpc,
                        new EvmRpc.Wanted(wanted.traces(), wanted.unindexedTokens()),
                        NodePatience.USUAL);
        if (chain.filter(c -> !c.equals(source.chain())).isPresent()) {
            source.close();
            throw new BadInput(
                    "the node is on chain %s, but --chain says %s"
                            .formatted(source.chain(), chain.get()));
        }
        return source;
    }

    /** What to look at, as {@link EvmRpc.Wanted}; files have what they have. */
    record Wanted(boolean traces, Set<EvmAddress> unindexedTokens) {}
}
