package tracer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tracer.attribution.Conflict;
import tracer.attribution.Label;
import tracer.inquiry.LabelConflicts;

/** Labels that contradict each other. */
@Command(
        name = "conflicts",
        description = {
            "List addresses and entities for which labels name different parties, side by side.",
            "None is preferred. Two spellings of one name count as two until an actor pack that was"
                    + " imported says that they are one.",
        })
final class LabelsConflictsCommand extends AskCommand {
    /** All conflicts, or the first so many of them. */
    record Answer(String schema, long total, boolean truncated, List<Row> conflicts) {}

    /**
     * A conflict.
     *
     * @param of {@code address} or {@code entity}
     * @param id the address, or the entity's id
     * @param differ {@code actors} if ids of actors differ, {@code names} if names do
     */
    record Row(String of, String id, String differ, List<Side> sides, String sentence) {}

    /** One of the parties with the labels that name it. */
    record Side(String who, Optional<String> actor, List<LabelRow> labels) {}

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Conflicts at most (default: 1000).")
    int rows;

    private long total;

    @Override
    ExitCode ask(Workspace workspace) {
        List<LabelConflicts.Found> found = new ArrayList<>();
        new LabelConflicts(workspace.labels(), workspace.labelArchive(), workspace.entities())
                .find(f -> {
                    total++;
                    if (found.size() < rows) {
                        found.add(f);
                    }
                });
        Answer answer =
                new Answer(
                        "tracer.label-conflicts/1",
                        total,
                        found.size() < total,
                        found.stream().map(f -> row(f, workspace)).toList());
        output.print(answer, () -> text(answer));
        return ExitCode.OK;
    }

    private static Row row(LabelConflicts.Found found, Workspace workspace) {
        Conflict conflict = found.conflict();
        List<Side> sides = new ArrayList<>();
        for (Conflict.Side side : conflict.sides()) {
            var actors = LabelRow.actors(workspace, side.labels());
            sides.add(
                    new Side(
                            side.who(),
                            side.actor(),
                            side.labels().stream().map(l -> LabelRow.of(l, actors)).toList()));
        }
        Label first = conflict.sides().getFirst().labels().getFirst();
        return new Row(
                found.entity().isPresent() ? "entity" : "address",
                found.entity().map(Object::toString).orElse(first.subject().text()),
                conflict.isOfActors() ? "actors" : "names",
                sides,
                conflict.inWords());
    }

    private static String text(Answer a) {
        if (a.total() == 0) {
            return "No conflicts: no address or entity has labels in use that name different parties.%n"
                    .formatted();
        }
        StringBuilder out = new StringBuilder();
        for (Row row : a.conflicts()) {
            out.append(
                    "%s %s: %d different %s%n"
                            .formatted(row.of(), row.id(), row.sides().size(), row.differ()));
            for (Side side : row.sides()) {
                side.labels()
                        .forEach(l ->
                                out.append(
                                        "  %s  %s at %s, says %s, %s, confidence %s (%d)%n"
                                                .formatted(
                                                        l.who(),
                                                        l.category(),
                                                        l.address(),
                                                        l.source(),
                                                        l.asserted().orElse("undated"),
                                                        l.confidence(),
                                                        l.confidenceLevel())));
            }
        }
        return out + "Shown %d of %d conflicts%n".formatted(a.conflicts().size(), a.total());
    }
}
