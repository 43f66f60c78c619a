package tracer.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.flow.Limits;
import tracer.inquiry.AccountPathDocument;
import tracer.inquiry.PathDocument;
import tracer.inquiry.PathPlace;
import tracer.inquiry.PathQuestion;
import tracer.job.Progress;
import tracer.path.Best;
import tracer.path.Wanted;
import tracer.problem.BadInput;

/** Looks for ways between two sides. */
@Command(
        name = "path",
        description = {
            "Look for ways for value from one side to another, output by output; on EVM chains transfer by"
                    + " transfer, through balances.",
            "A side is addresses separated by commas, entity:ADDRESS, or category:exchange for anybody"
                    + " whom a label of this category names.",
            "A path shows that value could have travelled so, not how much of it did.",
        })
final class PathCommand extends AskCommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "Where paths begin.")
    String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "Where they end.")
    String to = "";

    @Option(
            names = "--best",
            paramLabel = "RANK",
            defaultValue = "fewest",
            description =
                    "fewest (default): fewest hops first; widest: the path whose smallest step carries"
                            + " most first; earliest: the one that arrives first.")
    String best = "fewest";

    @Option(
            names = "--count",
            paramLabel = "K",
            defaultValue = "1",
            description = "So many paths, the best first (default: 1, at most 100).")
    int count = 1;

    @Option(
            names = "--avoid",
            paramLabel = "WHAT",
            split = ",",
            description =
                    "No path through these addresses, transactions or label categories, beside those of"
                            + " --stop.")
    String @Nullable [] avoid;

    @Option(
            names = "--asset",
            paramLabel = "ASSET",
            description =
                    "On EVM chains: native, or a token's contract; needed where both ends held several.")
    @Nullable String asset;

    @Mixin ChainOption chain = new ChainOption();
    @Mixin LimitOptions limits = new LimitOptions();
    @Mixin GuardOptions guards = new GuardOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        boolean accounts =
                PathQuestion.isOfAccounts(side(from), side(to)) || chain.named().isPresent();
        Progress progress = output.progress();
        try (CtrlC ctrlC = CtrlC.watched()) {
            return accounts
                    ? accounts(workspace, progress, ctrlC)
                    : outputs(workspace, progress, ctrlC);
        } finally {
            progress.end();
        }
    }

    private ExitCode outputs(Workspace workspace, Progress progress, CtrlC ctrlC) {
        if (asset != null) {
            throw new BadInput("--asset is for EVM chains; Bitcoin has one asset only");
        }
        PathDocument found =
                workspace
                        .inquiry()
                        .path(question(limits.limits().with(guards.guards())), progress, ctrlC);
        output.print(found, () -> PathText.of(found));
        return code(found.outcome(), found.truncated());
    }

    private ExitCode accounts(Workspace workspace, Progress progress, CtrlC ctrlC) {
        PathPlace place =
                workspace
                        .inquiry()
                        .accounts()
                        .place(side(from), side(to), chain.named(), Optional.ofNullable(asset));
        Limits within = limits.accountLimits(text -> AccountMinimum.of(text, place.asset()));
        AccountPathDocument found =
                workspace
                        .inquiry()
                        .accounts()
                        .path(place, question(within.with(guards.guards())), progress, ctrlC);
        output.print(found, () -> AccountPathText.of(found));
        return code(found.outcome(), found.truncated());
    }

    private PathQuestion question(Limits within) {
        return new PathQuestion(
                side(from),
                side(to),
                avoid == null ? List.of() : List.of(avoid),
                new Wanted(Best.of(best), count),
                within,
                limits.stops());
    }

    private static List<String> side(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static ExitCode code(String outcome, boolean truncated) {
        return switch (outcome) {
            case "found" -> ExitCode.OK;
            case "budget-spent" -> ExitCode.LIMIT;
            case "not-indexed" -> ExitCode.NOT_INDEXED;
            default -> truncated ? ExitCode.LIMIT : ExitCode.NOT_FOUND;
        };
    }
}
