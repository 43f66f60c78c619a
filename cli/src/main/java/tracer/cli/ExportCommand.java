package tracer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.exhibit.Edge;
import tracer.exhibit.EvidenceGraph;
import tracer.exhibit.Exhibit;
import tracer.exhibit.Exhibition;
import tracer.exhibit.ExportFile;
import tracer.exhibit.ExportFormat;
import tracer.exhibit.Selection;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.TraceRequest;
import tracer.job.Progress;
import tracer.problem.BadInput;

/** Evidence graphs for other people's tools. */
@Command(
        name = "export",
        description = {
            "Export the evidence graph of a trace, or of a selection, as GraphML, CSV tables or JSON.",
            "Amounts are exact; every edge says whether it is fact, claim, inference or label.",
            "Refused if it holds a protected address, unless --confidential is given.",
        })
final class ExportCommand extends AskCommand {
    @Parameters(
            index = "0..*",
            arity = "0..*",
            paramLabel = "SEED",
            description = {SeedArguments.HELP, "Without it, give --selection."})
    List<String> seeds = new ArrayList<>();

    @Option(
            names = "--selection",
            paramLabel = "FILE",
            description =
                    "Export what this file lists, one transaction, output (txid:index) or address a"
                            + " line; - reads standard input.")
    @Nullable String selection;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "graphml",
            description = "graphml (default), csv (a folder of tables) or json.")
    String format = "graphml";

    @Option(
            names = "--direction",
            paramLabel = "DIRECTION",
            description = "Of a trace: forward (default) or back.")
    @Nullable String direction;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Of a trace: fifo (default), or another that 'trace --policy' knows.")
    @Nullable String policy;

    @Option(
            names = "--confidential",
            description =
                    "Export protected addresses too; every file then begins with 'CONFIDENTIAL:"
                            + " contains protected addresses'.")
    boolean confidential;

    @Mixin ChainOption chain = new ChainOption();

    @Mixin SeedOptions which = new SeedOptions();

    @Mixin LimitOptions limits = new LimitOptions();
    @Mixin GuardOptions guards = new GuardOptions();

    /** What was exported. */
    record Answer(
            String schema,
            String format,
            List<String> files,
            Optional<String> banner,
            int dataHeight,
            String dataHash,
            boolean truncated,
            int nodes,
            List<EdgeCount> edges,
            long protectedAddresses,
            List<String> notFollowed) {}

    /** How many edges of a kind. */
    record EdgeCount(String kind, long count) {}

    @Override
    ExitCode ask(Workspace workspace) {
        ExportFormat form = ExportFormat.of(format);
        Exhibit exhibit = exhibit(workspace);
        List<ExportFile> files = exhibit.files(form, confidential);
        EvidenceGraph graph = exhibit.graph();
        Path out = output.out;
        if (out == null) {
            if (files.size() > 1) {
                throw new BadInput(
                        "%s is %d files: name a folder for them with --out"
                                .formatted(form.id(), files.size()));
            }
            output.writeOut(files.getFirst().content().toArray());
        } else {
            List<Path> written = ExportPlace.of(out, output.force).write(files);
            Answer answer = answer(form, written, exhibit);
            output.printHere(answer, () -> text(answer));
        }
        if (confidential && exhibit.guarded().isEmpty()) {
            output.say("It holds no protected address, so it carries no banner.");
        }
        return graph.header().limited() ? ExitCode.LIMIT : ExitCode.OK;
    }

    private Exhibit exhibit(Workspace workspace) {
        Exhibition exhibition = workspace.exhibition();
        if (selection != null) {
            requireNoTrace();
            return exhibition.of(
                    Selection.of(TextInput.read(selection), workspace.ledger().chain()),
                    limits.budget == null ? Limits.DEFAULT_TRANSACTIONS : limits.budget);
        }
        if (seeds.isEmpty()) {
            throw new BadInput(
                    "what is to be exported? Give an output to trace (txid:index) or --selection FILE");
        }
        SeedArguments from = new SeedArguments(seeds, chain, which);
        Direction way = TraceCommand.direction(direction == null ? "forward" : direction);
        Policy rule = Policy.of(policy == null ? "fifo" : policy);
        if (from.areOfAccounts(way)) {
            return exhibit(
                    exhibition,
                    AccountQuestion.of(
                            from.transfers(workspace, way),
                            new AccountQuestion.How(way, rule, limits, guards.guards())));
        }
        TraceRequest request =
                new TraceRequest(
                        from.outputs(workspace, way),
                        way,
                        rule,
                        limits.limits().with(guards.guards()),
                        limits.stops());
        Progress progress = output.progress();
        try (CtrlC ctrlC = CtrlC.watched()) {
            return exhibition.ofTrace(request, progress, ctrlC);
        } finally {
            progress.end();
        }
    }

    private Exhibit exhibit(Exhibition exhibition, AccountQuestion asked) {
        Progress progress = output.progress();
        try (CtrlC ctrlC = CtrlC.watched()) {
            return exhibition
                    .ofTrace(asked.chain(), asked.request(), progress, ctrlC)
                    .noting(asked.remarks());
        } finally {
            progress.end();
        }
    }

    /** What would be ignored is refused. */
    private void requireNoTrace() {
        if (!seeds.isEmpty()
                || which.isGiven()
                || chain.chain != null
                || direction != null
                || policy != null
                || limits.isMoreThanABudget()
                || guards.isGiven()) {
            throw new BadInput(
                    "--selection is exported as it is, without a trace: leave out what to begin with, --direction, --policy and every limit but --budget");
        }
    }

    private static Answer answer(ExportFormat form, List<Path> written, Exhibit exhibit) {
        EvidenceGraph graph = exhibit.graph();
        return new Answer(
                "tracer.export/1",
                form.id(),
                written.stream().map(Path::toString).toList(),
                exhibit.guarded().banner(true),
                graph.header().height(),
                graph.header().hash(),
                graph.header().limited(),
                graph.nodes().size(),
                Arrays.stream(Edge.Kind.values())
                        .map(k -> new EdgeCount(k.id(), graph.count(k)))
                        .filter(c -> c.count() > 0)
                        .toList(),
                graph.protectedNodes(),
                graph.header().notFollowed().stream()
                        .map(n -> "%s: %s".formatted(n.where(), n.reason()))
                        .toList());
    }

    private static String text(Answer a) {
        StringBuilder out = new StringBuilder();
        a.banner().ifPresent(b -> out.append(b).append(Words.NL));
        a.files().forEach(f -> out.append("wrote     ").append(f).append(Words.NL));
        out.append("nodes     %d%n".formatted(a.nodes()));
        a.edges().forEach(e -> out.append("edges     %d %s%n".formatted(e.count(), e.kind())));
        a.notFollowed().forEach(n -> out.append("cut       ").append(n).append(Words.NL));
        return out.append("as of     block %d %s%n".formatted(a.dataHeight(), a.dataHash()))
                .toString();
    }
}
