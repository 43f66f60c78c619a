package tracer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tracer.ingest.chain.Asked;
import tracer.ingest.chain.IngestionResult;
import tracer.job.Progress;
import tracer.ledger.BlockSource;

/** Blocks into the store, then entities from what they show. */
@Command(
        name = "bitcoin",
        description = {
            "Bring Bitcoin blocks into the store: from block files, from JSON, or from a node.",
            "What is stored already is skipped; Ctrl-C keeps what is done and the same command goes"
                    + " on.",
        })
final class IngestBitcoinCommand implements Callable<Integer> {
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin OutputOptions output = new OutputOptions();

    @ArgGroup(multiplicity = "1")
    BitcoinSources sources = new BitcoinSources();

    @Option(
            names = "--chain",
            paramLabel = "NAME",
            description = "main, test, test4, signet or regtest; usually known from the data.")
    @Nullable String network;

    @Option(names = "--from", paramLabel = "HEIGHT", description = "Lowest block to store.")
    @Nullable Integer from;

    @Option(names = "--to", paramLabel = "HEIGHT", description = "Highest block to store.")
    @Nullable Integer to;

    @Option(
            names = "--height",
            paramLabel = "HEIGHT",
            description = "Height of the one --raw-block, where the block does not say it.")
    @Nullable Integer height;

    @Mixin NodeOptions node = new NodeOptions();

    @Override
    public Integer call() {
        Progress progress = output.progress();
        Path folder = store.dataFolder(System.getenv());
        try (CtrlC ctrlC = CtrlC.watched();
                BlockSource source =
                        sources.open(
                                Optional.ofNullable(network),
                                whole(height),
                                node,
                                folder,
                                progress);
                Workspace workspace = Workspace.open(store, output, Optional.of(source.chain()))) {
            for (IngestionResult result :
                    new Intake(workspace, progress, ctrlC).run(source, parts(source))) {
                IngestAnswer answer = IngestAnswer.of(result);
                output.print(answer, () -> IngestText.of(answer));
                if (!result.isComplete()) {
                    throw new Interrupted(
                            "stopped before block %d; the same command goes on from there"
                                    .formatted(result.resumeFrom().getAsInt()));
                }
            }
            return ExitCode.OK.code();
        }
    }

    /** Single blocks need not be neighbours; everything else is one range without gaps. */
    private List<Asked> parts(BlockSource source) {
        if (sources.areSingleBlocks() && from == null && to == null) {
            return source.available().stream().map(r -> Asked.between(r.from(), r.to())).toList();
        }
        return List.of(new Asked(whole(from), whole(to)));
    }

    private static OptionalInt whole(@Nullable Integer n) {
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }
}
