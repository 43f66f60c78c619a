package tracer.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tracer.attribution.Label;

/** The labels that are there. */
@Command(name = "list", description = "List labels by name, with what each rests on.")
final class LabelsListCommand extends AskCommand {
    /** One page of labels. */
    record Answer(String schema, long total, List<Row> labels) {}

    /** A label; {@code chain} is absent where the source does not say which EVM chain it means. */
    record Row(
            String address,
            String label,
            String category,
            String source,
            Optional<String> chain,
            String confidence,
            int confidenceLevel,
            Optional<String> author,
            Optional<String> asserted,
            Optional<String> list,
            Optional<String> validFrom,
            Optional<String> validUntil) {
        static Row of(Label l) {
            return new Row(
                    l.subject().text(),
                    l.name(),
                    l.category().id(),
                    l.source(),
                    l.subject().chainName(),
                    l.confidence().id(),
                    l.confidence().level(),
                    l.author(),
                    l.asserted().map(LocalDate::toString),
                    l.validity().list(),
                    l.validity().from().map(LocalDate::toString),
                    l.validity().until().map(LocalDate::toString));
        }

        /** {@code from 2022-08-08 until 2025-03-21, OFAC SDN}; empty if nothing is said. */
        String valid() {
            return Stream.of(
                            validFrom.map(d -> "from " + d),
                            validUntil.map(d -> "until " + d),
                            list.map(l -> "list " + l))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" "));
        }
    }

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Rows at most (default: 1000).")
    int rows;

    @Override
    ExitCode ask(Workspace workspace) {
        Answer answer =
                new Answer(
                        "tracer.labels/1",
                        workspace.labels().count(),
                        workspace.labels().labels(Optional.empty(), rows).stream()
                                .map(Row::of)
                                .toList());
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
                                l.label(),
                                l.category(),
                                l.address(),
                                l.chain().orElse("unspecified (EVM)"),
                                "%s (%d)".formatted(l.confidence(), l.confidenceLevel()),
                                l.asserted().orElse("undated"),
                                l.valid(),
                                l.source(),
                                l.author().orElse("")));
        return table + "Shown %d of %d labels%n".formatted(a.labels().size(), a.total());
    }
}
