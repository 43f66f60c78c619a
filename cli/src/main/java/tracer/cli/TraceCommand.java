package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.flow.Direction;
import tracer.flow.Exposure;
import tracer.flow.ExposureRequest;
import tracer.flow.Policy;
import tracer.flow.TraceRequest;
import tracer.inquiry.ExposureDocument;
import tracer.inquiry.TraceDocument;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;

/** Follows value. */
@Command(
        name = "trace",
        description = {
            "Follow the value of an output, or of a transfer on an EVM chain, forward to where it went"
                    + " or back to where it came from.",
            "Which units are the seed's is not on the chain: it is a convention, the policy.",
        })
final class TraceCommand extends AskCommand {
    @Parameters(index = "0", paramLabel = "DIRECTION", description = "forward or back.")
    String direction = "";

    @Parameters(
            index = "1",
            paramLabel = "SEED",
            description =
                    "What to begin with: an output TXID:N, or a transfer 0xHASH:value, 0xHASH:call-0,"
                            + " 0xHASH:log-17; 0xHASH alone lists its transfers.")
    String seed = "";

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "fifo",
            description = {
                "fifo (default), lifo, haircut, haircut-int, and forward only highest-output-first,"
                        + " dirty-first, clean-first; libr (lowest intermediate balance) on EVM chains;",
                "poison gives a set of outputs, or of transfers, without amounts.",
            })
    String policy = "fifo";

    @Option(
            names = "--unfold",
            description = "Show every transaction of what reads as one, such as a peeling chain.")
    boolean unfold;

    @Mixin ChainOption chain = new ChainOption();
    @Mixin LimitOptions limits = new LimitOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        if (ChainOption.isOfAccounts(seed)) {
            AccountTracing accounts =
                    new AccountTracing(workspace.inquiry(), output, chain.named());
            return policy.equalsIgnoreCase(Exposure.ID)
                    ? accounts.expose(seed, direction(direction), limits)
                    : accounts.trace(seed, direction(direction), Policy.of(policy), limits);
        }
        chain.refuse(seed);
        if (policy.equalsIgnoreCase(Exposure.ID)) {
            return exposure(workspace);
        }
        TraceRequest request =
                new TraceRequest(
                        OutPoint.of(seed),
                        direction(direction),
                        Policy.of(policy),
                        limits.limits(),
                        limits.stops());
        Progress progress = output.progress();
        TraceDocument trace;
        try (CtrlC ctrlC = CtrlC.watched()) {
            trace = workspace.inquiry().trace(request, progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(trace, () -> TraceText.of(trace, unfold));
        return trace.truncated() ? ExitCode.LIMIT : ExitCode.OK;
    }

    private ExitCode exposure(Workspace workspace) {
        ExposureRequest request =
                new ExposureRequest(
                        OutPoint.of(seed), direction(direction), limits.limits(), limits.stops());
        Progress progress = output.progress();
        ExposureDocument exposure;
        try (CtrlC ctrlC = CtrlC.watched()) {
            exposure = workspace.inquiry().exposure(request, progress, ctrlC);
        } finally {
            progress.end();
        }
        output.print(exposure, () -> ExposureText.of(exposure));
        return exposure.truncated() ? ExitCode.LIMIT : ExitCode.OK;
    }

    static Direction direction(String text) {
        return switch (text) {
            case "forward" -> Direction.FORWARD;
            case "back", "backward" -> Direction.BACKWARD;
            default ->
                    throw new BadInput(
                            "direction '%s' is neither forward nor back".formatted(text));
        };
    }
}
