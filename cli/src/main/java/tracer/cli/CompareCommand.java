package tracer.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tracer.flow.Direction;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.AssetUnits;
import tracer.inquiry.ComparisonDocument;
import tracer.job.Progress;

/** Puts all policies side by side. */
@Command(
        name = "compare",
        description = {
            "Follow the value of outputs, or of transfers on an EVM chain, forward under every policy"
                    + " and put the answers side by side.",
            "Each policy is a convention; what they disagree on is not on the chain. Beside them stands"
                    + " the most that can have come to each destination, whatever the policy.",
        })
final class CompareCommand extends AskCommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "SEED",
            description = SeedArguments.HELP)
    List<String> seeds = new ArrayList<>();

    @Mixin ChainOption chain = new ChainOption();
    @Mixin SeedOptions which = new SeedOptions();
    @Mixin LimitOptions limits = new LimitOptions();
    @Mixin GuardOptions guards = new GuardOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        SeedArguments from = new SeedArguments(seeds, chain, which);
        boolean accounts = from.areOfAccounts(Direction.FORWARD);
        Progress progress = output.progress();
        ComparisonDocument comparison;
        try (CtrlC ctrlC = CtrlC.watched()) {
            comparison =
                    accounts
                            ? accounts(workspace, from, progress, ctrlC)
                            : outputs(workspace, from, progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(comparison, () -> ComparisonText.of(comparison));
        return comparison.truncated() ? ExitCode.LIMIT : ExitCode.OK;
    }

    private ComparisonDocument outputs(
            Workspace workspace, SeedArguments from, Progress progress, CtrlC ctrlC) {
        return workspace
                .inquiry()
                .compare(
                        from.outputs(workspace, Direction.FORWARD),
                        limits.limits().with(guards.guards()),
                        limits.stops(),
                        progress,
                        ctrlC);
    }

    private ComparisonDocument accounts(
            Workspace workspace, SeedArguments from, Progress progress, CtrlC ctrlC) {
        AccountSeeds found = from.transfers(workspace, Direction.FORWARD);
        return workspace
                .inquiry()
                .accounts()
                .compare(
                        found.chain(),
                        found.seeds(),
                        limits.accountLimits(text -> AssetUnits.of(text, found.asset()))
                                .with(guards.guards()),
                        limits.stops(),
                        progress,
                        ctrlC)
                .noting(found.remarks());
    }
}
