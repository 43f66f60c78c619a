package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tracer.flow.PathRequest;
import tracer.inquiry.PathDocument;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;

/** Looks for a way between two addresses. */
@Command(
        name = "path",
        description = {
            "Look for a way for value from one address to another, output by output.",
            "A path shows that value could have travelled so, not how much of it did.",
        })
final class PathCommand extends AskCommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "An address.")
    String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "An address.")
    String to = "";

    @Mixin LimitOptions limits = new LimitOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        BitcoinChain chain = workspace.ledger().chain();
        PathRequest request =
                new PathRequest(
                        Address.of(from, chain),
                        Address.of(to, chain),
                        limits.limits(),
                        limits.stops());
        Progress progress = output.progress();
        PathDocument path;
        try (CtrlC ctrlC = CtrlC.watched()) {
            path = workspace.inquiry().path(request, progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(path, () -> PathText.of(path));
        return switch (path.outcome()) {
            case "found" -> ExitCode.OK;
            case "budget-spent" -> ExitCode.LIMIT;
            default -> path.limited() ? ExitCode.LIMIT : ExitCode.NOT_FOUND;
        };
    }
}
