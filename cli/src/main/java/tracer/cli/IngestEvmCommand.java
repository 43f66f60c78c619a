package tracer.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tracer.account.AccountBlockSource;
import tracer.account.AccountLedger;
import tracer.ingest.chain.AccountIngestion;
import tracer.ingest.chain.AccountIngestionResult;
import tracer.ingest.chain.Asked;
import tracer.ingest.chain.BalanceCheck;
import tracer.ingest.chain.OpeningPolicy;
import tracer.job.Progress;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/** Blocks of an EVM chain into the store. */
@Command(
        name = "evm",
        description = {
            "Bring blocks of an EVM chain into the store: from a node, or from a node's answers in"
                    + " files.",
            "What is stored already is skipped; Ctrl-C keeps what is done and the same command goes"
                    + " on.",
        })
final class IngestEvmCommand implements Callable<Integer> {
    private final Clock clock = Clock.systemUTC();

    @Mixin StoreOptions store = new StoreOptions();
    @Mixin OutputOptions output = new OutputOptions();

    @ArgGroup(multiplicity = "1")
    EvmSources sources = new EvmSources();

    @Option(
            names = "--chain",
            paramLabel = "ID",
            description = "Name or chain id, such as ethereum or 1; usually known from the data.")
    @Nullable String chain;

    @Option(names = "--from", paramLabel = "HEIGHT", description = "Lowest block to store.")
    @Nullable Integer from;

    @Option(names = "--to", paramLabel = "HEIGHT", description = "Highest block to store.")
    @Nullable Integer to;

    @Option(
            names = "--no-traces",
            description =
                    "Do not look inside transactions: faster, but internal transfers are not seen.")
    boolean noTraces;

    @Option(
            names = "--openings",
            description = {
                "Ask what each touched holding began with, also if the node gave no answer before.",
                "Without it: as long as the node answers."
            })
    boolean openings;

    @Option(names = "--no-openings", description = "Never ask it: all beginnings stay unknown.")
    boolean noOpenings;

    @Option(
            names = "--unindexed-token",
            paramLabel = "CONTRACT",
            arity = "1..*",
            description =
                    "Token contracts whose Transfer logs have no indexed arguments; you vouch for"
                            + " them.")
    List<String> unindexedTokens = List.of();

    @Option(
            names = "--check-balances",
            description =
                    "Then compare the node's balances with what the stored transfers explain.")
    boolean checkBalances;

    @Override
    public Integer call() {
        Progress progress = output.progress();
        Path folder = store.dataFolder(System.getenv());
        Asked asked = new Asked(whole(from), whole(to));
        Set<EvmAddress> tokens =
                unindexedTokens.stream()
                        .map(EvmAddress::of)
                        .collect(Collectors.toCollection(HashSet::new));
        try (CtrlC ctrlC = CtrlC.watched();
                AccountBlockSource source =
                        sources.open(
                                Optional.ofNullable(chain).map(EvmChain::of),
                                new EvmSources.Wanted(!noTraces, tokens),
                                folder,
                                progress);
                Workspace workspace = Workspace.openForAccounts(store, output)) {
            AccountLedger ledger = workspace.accounts().ledger(source.chain());
            AccountIngestionResult result =
                    new AccountIngestion(
                                    ledger,
                                    workspace.accounts().sink(source.chain()),
                                    progress,
                                    ctrlC)
                            .run(source, asked, policy(), clock.instant());
            Optional<BalanceCheck.Result> check =
                    checkBalances && result.isComplete()
                            ? Optional.of(BalanceCheck.run(source, ledger, progress, ctrlC))
                            : Optional.empty();
            IngestEvmAnswer answer = IngestEvmAnswer.of(source.chain(), result, check);
            output.print(answer, () -> IngestEvmText.of(answer));
            if (!result.isComplete()) {
                throw new Interrupted(
                        "stopped before block %d; the same command goes on from there"
                                .formatted(result.resumeFrom().getAsInt()));
            }
            return ExitCode.OK.code();
        }
    }

    private OpeningPolicy policy() {
        if (openings && noOpenings) {
            throw new BadInput("--openings and --no-openings contradict each other: give one");
        }
        if (noOpenings) {
            return OpeningPolicy.NEVER;
        }
        return openings ? OpeningPolicy.ALWAYS : OpeningPolicy.IF_TOLD;
    }

    private static OptionalInt whole(@Nullable Integer n) {
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }
}
