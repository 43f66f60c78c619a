package tracer.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.inquiry.PatternDocument;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.pattern.Threshold;
import tracer.problem.BadInput;

/** Looks for indicators. */
@Command(
        name = "patterns",
        description = {
            "Which indicators the path of a trace or one address meets: peeling chain,",
            "fan-in, fan-out, funnel, fast pass-through, exposure to a mixer or sanctioned party.",
            "An indicator is not proof.",
            "An address alone is looked at itself; with --trace it stands for what it was paid.",
            "Policy, direction, limits and stops are those of the trace; an address has none.",
        })
final class PatternsCommand extends AskCommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "SEED|ADDRESS",
            description = {"One address, or what the trace begins with.", SeedArguments.HELP})
    List<String> seeds = new ArrayList<>();

    @Option(
            names = "--trace",
            description = "Trace what one address was paid instead of looking at the address.")
    boolean trace;

    @Mixin ChainOption chain = new ChainOption();
    @Mixin SeedOptions which = new SeedOptions();

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
        SeedArguments from = new SeedArguments(seeds, chain, which);
        if (from.areOfAccounts(follow.direction())) {
            throw new BadInput(
                    "indicators are for Bitcoin: their rules are about outputs, which EVM chains do not have");
        }
        boolean address = !trace && seeds.size() == 1 && which.isAddress(seeds.getFirst());
        Progress progress = output.progress();
        PatternDocument patterns;
        try (CtrlC ctrlC = CtrlC.watched()) {
            patterns =
                    address
                            ? workspace
                                    .inquiry()
                                    .patterns(
                                            Address.of(
                                                    seeds.getFirst(), workspace.ledger().chain()),
                                            parameters,
                                            ctrlC)
                            : workspace
                                    .inquiry()
                                    .patterns(
                                            follow.from(
                                                    from.outputs(workspace, follow.direction())),
                                            parameters,
                                            progress,
                                            ctrlC);
        } finally {
            progress.end();
        }
        output.print(patterns, () -> PatternsText.of(patterns));
        return patterns.truncated() ? ExitCode.LIMIT : ExitCode.OK;
    }
}
