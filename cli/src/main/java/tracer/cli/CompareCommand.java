package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tracer.account.TransferId;
import tracer.inquiry.AssetUnits;
import tracer.inquiry.ComparisonDocument;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;
import tracer.ledger.OutPoint;

/** Puts all policies side by side. */
@Command(
        name = "compare",
        description = {
            "Follow the value of an output, or of a transfer on an EVM chain, forward under every policy"
                    + " and put the answers side by side.",
            "Each policy is a convention; what they disagree on is not on the chain. Beside them stands"
                    + " the most that can have come to each destination, whatever the policy.",
        })
final class CompareCommand extends AskCommand {
    @Parameters(
            index = "0",
            paramLabel = "SEED",
            description =
                    "An output TXID:N, or a transfer 0xHASH:value, 0xHASH:call-0, 0xHASH:log-17.")
    String seed = "";

    @Mixin ChainOption chain = new ChainOption();
    @Mixin LimitOptions limits = new LimitOptions();
    @Mixin GuardOptions guards = new GuardOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        Progress progress = output.progress();
        ComparisonDocument comparison;
        try (CtrlC ctrlC = CtrlC.watched()) {
            comparison =
                    ChainOption.isOfAccounts(seed)
                            ? accounts(workspace, progress, ctrlC)
                            : outputs(workspace, progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(comparison, () -> ComparisonText.of(comparison));
        return comparison.truncated() ? ExitCode.LIMIT : ExitCode.OK;
    }

    private ComparisonDocument outputs(Workspace workspace, Progress progress, CtrlC ctrlC) {
        chain.refuse(seed);
        return workspace
                .inquiry()
                .compare(
                        OutPoint.of(seed),
                        limits.limits().with(guards.guards()),
                        limits.stops(),
                        progress,
                        ctrlC);
    }

    private ComparisonDocument accounts(Workspace workspace, Progress progress, CtrlC ctrlC) {
        TransferId transfer = TransferId.of(seed);
        EvmChain on = workspace.inquiry().chainOf(transfer, chain.named());
        Asset asset = workspace.inquiry().assetOf(on, transfer);
        return workspace
                .inquiry()
                .compare(
                        on,
                        transfer,
                        limits.accountLimits(text -> AssetUnits.of(text, asset))
                                .with(guards.guards()),
                        limits.stops(),
                        progress,
                        ctrlC);
    }
}
