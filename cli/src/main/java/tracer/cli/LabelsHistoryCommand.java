package tracer.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tracer.attribution.Actor;
import tracer.attribution.Label;
import tracer.attribution.LabelHistory;
import tracer.attribution.SubjectKey;
import tracer.ledger.Address;
import tracer.ledger.EvmAddress;

/** What was ever said of an address. */
@Command(
        name = "history",
        description =
                "Every statement ever imported about an address, with the editions that made it,"
                        + " renewed it, did not make it any more, or made it again.")
final class LabelsHistoryCommand extends AskCommand {
    /** All statements about an address. */
    record Answer(String schema, String address, List<Row> statements) {}

    /**
     * A statement and what became of it.
     *
     * @param stands whether its source makes it still, as far as imports tell
     */
    record Row(LabelRow label, boolean stands, List<EventRow> events) {}

    /**
     * @param edition the day that the file was the state of
     * @param at when it was imported
     */
    record EventRow(
            String what,
            Optional<String> edition,
            Optional<String> file,
            Optional<String> sha256,
            Optional<String> at) {}

    @Parameters(paramLabel = "ADDRESS", description = "A Bitcoin or EVM address.")
    String address = "";

    @Override
    ExitCode ask(Workspace workspace) {
        SubjectKey key =
                EvmAddress.looksLike(address)
                        ? SubjectKey.of(EvmAddress.of(address))
                        : SubjectKey.of(
                                Address.of(address, workspace.ledger().chain()).script().hash());
        List<LabelHistory> histories =
                workspace.labelArchive().history(List.of(key)).getOrDefault(key, List.of());
        Map<String, List<Actor>> actors =
                LabelRow.actors(workspace, histories.stream().map(LabelHistory::label).toList());
        Answer answer =
                new Answer(
                        "tracer.label-history/1",
                        address,
                        histories.stream().map(h -> row(h, actors)).toList());
        output.print(answer, () -> text(answer));
        return ExitCode.OK;
    }

    private static Row row(LabelHistory history, Map<String, List<Actor>> actors) {
        Label label = history.label();
        return new Row(
                LabelRow.of(label, actors),
                history.last().what().stands(),
                history.events().stream()
                        .map(e ->
                                new EventRow(
                                        e.what().id(),
                                        e.edition().map(LocalDate::toString),
                                        e.by().map(b -> b.file()),
                                        e.by().map(b -> b.sha256()),
                                        e.by().map(b -> b.at().toString())))
                        .toList());
    }

    private static String text(Answer a) {
        if (a.statements().isEmpty()) {
            return "No label about %s was ever imported.%n".formatted(a.address());
        }
        StringBuilder out = new StringBuilder();
        for (Row row : a.statements()) {
            LabelRow l = row.label();
            out.append(
                    "%s (%s), says %s, %s, confidence %s (%d)%s%s%n"
                            .formatted(
                                    l.who(),
                                    l.category(),
                                    l.source(),
                                    l.asserted().orElse("undated"),
                                    l.confidence(),
                                    l.confidenceLevel(),
                                    l.valid().isEmpty() ? "" : ", " + l.valid(),
                                    row.stands() ? "" : "; " + ended(row)));
            row.events()
                    .forEach(e ->
                            out.append(
                                    "  %-11s edition of %s, from %s, imported %s%n"
                                            .formatted(
                                                    e.what().replace('-', ' '),
                                                    e.edition().orElse("unknown"),
                                                    e.file().orElse("before imports were recorded"),
                                                    e.at().orElse("unknown"))));
        }
        return out.toString();
    }

    private static String ended(Row row) {
        return row.events().getLast().what().equals(LabelHistory.What.RENEWED.id())
                ? "said with another day since"
                : "not said any more";
    }
}
