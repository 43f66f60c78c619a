package tracer.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tracer.attribution.Label;

/** The labels that are there. */
@Command(name = "list", description = "List labels by name, with what each rests on.")
final class LabelsListCommand extends AskCommand {
    /** One page of labels. */
    record Answer(String schema, long total, List<LabelRow> labels) {}

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Rows at most (default: 1000).")
    int rows;

    @Override
    ExitCode ask(Workspace workspace) {
        List<Label> labels = workspace.labels().labels(Optional.empty(), rows);
        var actors = LabelRow.actors(workspace, labels);
        Answer answer =
                new Answer(
                        "tracer.labels/1",
                        workspace.labels().count(),
                        labels.stream().map(l -> LabelRow.of(l, actors)).toList());
        output.print(answer, () -> text(answer));
        return ExitCode.OK;
    }

    private static String text(Answer a) {
        Table table =
                new Table(
                        "label",
                        "category",
                        "address",
                        "chain",
                        "confidence",
                        "asserted",
                        "valid",
                        "says",
                        "written by");
        a.labels()
                .forEach(l ->
                        table.row(
                                l.who(),
                                l.category(),
                                l.address(),
                                l.where(),
                                "%s (%d)".formatted(l.confidence(), l.confidenceLevel()),
                                l.asserted().orElse("undated"),
                                l.valid(),
                                l.source(),
                                l.author().orElse("")));
        return table + "Shown %d of %d labels%n".formatted(a.labels().size(), a.total());
    }
}
