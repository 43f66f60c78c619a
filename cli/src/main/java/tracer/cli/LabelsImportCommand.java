package tracer.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.ingest.label.ActorPack;
import tracer.ingest.label.LabelFile;
import tracer.ingest.label.LabelFiles;
import tracer.ingest.label.LabelFormat;

/** Labels from files. */
@Command(
        name = "import",
        description = {
            "Import labels from a file, or all label files under a folder.",
            "CSV: columns address,label,category,source and if you like"
                    + " confidence,author,asserted,valid_from,valid_until,list,chain.",
            "YAML: tag packs of GraphSense; an actor pack in the folder serves all of them.",
            "If one entry cannot be used, nothing is imported, unless --skip-bad leaves it out.",
        })
final class LabelsImportCommand extends AskCommand {
    /** What an import did. */
    record Answer(
            String schema,
            String file,
            int read,
            int added,
            List<ByConfidence> byConfidence,
            List<Skipped> skipped,
            List<String> rejected,
            List<String> notes) {}

    /** How many labels of one confidence. */
    record ByConfidence(String confidence, int level, int labels) {}

    /** How many entries were sound but of no use here. */
    record Skipped(String reason, int entries) {}

    @Parameters(paramLabel = "FILE|DIR", description = "The file, or a folder of them.")
    Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv or tagpack; told from the ending unless given.")
    @Nullable LabelFormat format;

    @Option(
            names = "--actors",
            paramLabel = "FILE",
            description = "An actor pack, for tags that name an actor and no category.")
    @Nullable Path actors;

    @Option(names = "--skip-bad", description = "Leave out entries that cannot be used.")
    boolean skipBad;

    @Option(names = "--dry-run", description = "Read and check, store nothing.")
    boolean dryRun;

    @Override
    ExitCode ask(Workspace workspace) {
        LabelFile read =
                new LabelFiles(
                                workspace.ledger().chain(),
                                Optional.ofNullable(format),
                                Optional.ofNullable(actors).map(ActorPack::read))
                        .read(file);
        List<Label> labels = skipBad ? read.labels() : read.allOrNothing();
        int added = dryRun ? 0 : workspace.labels().add(labels);
        Answer answer =
                new Answer(
                        "tracer.labels-import/1",
                        read.name(),
                        labels.size(),
                        added,
                        byConfidence(labels),
                        read.skipped().stream().map(c -> new Skipped(c.what(), c.count())).toList(),
                        read.rejected().stream().map(Object::toString).toList(),
                        read.notes());
        output.print(answer, () -> text(answer, dryRun));
        return ExitCode.OK;
    }

    /** The surest first. */
    private static List<ByConfidence> byConfidence(List<Label> labels) {
        return labels.stream()
                .map(Label::confidence)
                .distinct()
                .sorted(Comparator.comparingInt(Confidence::level).reversed().thenComparing(c -> c))
                .map(c ->
                        new ByConfidence(
                                c.id(),
                                c.level(),
                                (int) labels.stream().filter(l -> l.confidence() == c).count()))
                .toList();
    }

    private static String text(Answer a, boolean dryRun) {
        StringBuilder out = new StringBuilder();
        out.append(
                dryRun
                        ? "%s: %d labels can be imported; nothing was stored%n"
                                .formatted(a.file(), a.read())
                        : "%s: %d labels, %d of them new%n"
                                .formatted(a.file(), a.read(), a.added()));
        a.byConfidence()
                .forEach(c ->
                        out.append(
                                "confidence  %s (%d): %d labels%n"
                                        .formatted(c.confidence(), c.level(), c.labels())));
        a.skipped()
                .forEach(
                        s -> out.append("skipped     %s: %d%n".formatted(s.reason(), s.entries())));
        a.rejected().forEach(r -> out.append("left out    %s%n".formatted(r)));
        a.notes().forEach(n -> out.append("note        %s%n".formatted(n)));
        return out.toString();
    }
}
