package tracer.cli;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.flow.TraceRequest;
import tracer.inquiry.PatternDocument;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.OutPoint;
import tracer.pattern.Threshold;

/** Looks for indicators. */
@Command(
        name = "patterns",
        description = {
            "Which indicators the path of a trace (TXID:N) or one address meets: peeling chain,",
            "fan-in, fan-out, funnel, fast pass-through, exposure to a mixer or sanctioned party.",
            "An indicator is not proof.",
            "Policy, direction, limits and stops are those of the trace; an address has none.",
        })
final class PatternsCommand extends AskCommand {
    @Parameters(
            index = "0",
            paramLabel = "TXID:N|ADDRESS",
            description = "The output that the trace begins with, or an address.")
    String subject = "";

    @Option(
            names = "--threshold",
            paramLabel = "NAME=VALUE",
            description =
                    "Another threshold: peel-length=3, peel-ratio=0.2, peel-dwell=6h,"
                            + " fan-parties=10, fan-window=7d, fan-concentration=0.25,"
                            + " funnel-share=0.8, funnel-within=24h, pass-least=0.9,"
                            + " pass-dwell=24h, pass-episodes=3 (these are the defaults).")
    Map<String, String> thresholds = new LinkedHashMap<>();

    @Mixin FollowOptions follow = new FollowOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        Map<Threshold, String> given = new EnumMap<>(Threshold.class);
        thresholds.forEach((name, value) -> given.put(Threshold.of(name), value));
        tracer.pattern.Parameters parameters = Threshold.parameters(given);
        Progress progress = output.progress();
        PatternDocument patterns;
        try (CtrlC ctrlC = CtrlC.watched()) {
            patterns =
                    subject.contains(":")
                            ? workspace.inquiry().patterns(trace(), parameters, progress, ctrlC)
                            : workspace
                                    .inquiry()
                                    .patterns(
                                            Address.of(subject, workspace.ledger().chain()),
                                            parameters,
                                            ctrlC);
        } finally {
            progress.end();
        }
        output.print(patterns, () -> PatternsText.of(patterns));
        return patterns.truncated() ? ExitCode.LIMIT : ExitCode.OK;
    }

    private TraceRequest trace() {
        return follow.from(OutPoint.of(subject));
    }
}
