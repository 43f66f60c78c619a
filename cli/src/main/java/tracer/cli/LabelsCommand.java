package tracer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tracer.attribution.Label;
import tracer.ingest.label.LabelCsv;
import tracer.ingest.label.LabelFile;

/** Statements about who addresses belong to. */
@Command(
        name = "labels",
        description = "Import and list labels: who somebody says an address belongs to.",
        subcommands = {LabelsCommand.Import.class, LabelsCommand.ListAll.class})
final class LabelsCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** What an import did. */
    record ImportAnswer(
            String schema,
            String file,
            int read,
            int added,
            List<String> rejected,
            List<String> notes) {}

    /** One page of labels. */
    record ListAnswer(String schema, long total, List<LabelRow> labels) {}

    /** A label. */
    record LabelRow(String address, String label, String category, String source) {
        static LabelRow of(Label l) {
            return new LabelRow(l.address().text(), l.name(), l.category().id(), l.source());
        }
    }

    /** From a file. */
    @Command(
            name = "import",
            description = "Import a CSV file with the columns address,label,category,source.")
    static final class Import extends AskCommand {
        @Parameters(paramLabel = "FILE", description = "The file.")
        Path file = Path.of("");

        @Option(names = "--skip-bad", description = "Leave out lines that cannot be used.")
        boolean skipBad;

        @Option(names = "--dry-run", description = "Read and check, store nothing.")
        boolean dryRun;

        @Override
        ExitCode ask(Workspace workspace) {
            LabelFile read = LabelCsv.read(file, workspace.ledger().chain());
            List<Label> labels = skipBad ? read.labels() : read.allOrNothing();
            int added = dryRun ? 0 : workspace.labels().add(labels);
            ImportAnswer answer =
                    new ImportAnswer(
                            "tracer.labels-import/1",
                            read.name(),
                            labels.size(),
                            added,
                            read.rejected().stream().map(Object::toString).toList(),
                            read.notes());
            output.print(answer, () -> text(answer, dryRun));
            return ExitCode.OK;
        }

        private static String text(ImportAnswer a, boolean dryRun) {
            StringBuilder out = new StringBuilder();
            out.append(
                    dryRun
                            ? "%s: %d labels can be imported; nothing was stored%n"
                                    .formatted(a.file(), a.read())
                            : "%s: %d labels, %d of them new%n"
                                    .formatted(a.file(), a.read(), a.added()));
            a.rejected().forEach(r -> out.append("left out  %s%n".formatted(r)));
            a.notes().forEach(n -> out.append("note      %s%n".formatted(n)));
            return out.toString();
        }
    }

    /** What is there. */
    @Command(name = "list", description = "List labels by name.")
    static final class ListAll extends AskCommand {
        @Option(
                names = "--rows",
                paramLabel = "N",
                defaultValue = "1000",
                description = "Rows at most (default: 1000).")
        int rows;

        @Override
        ExitCode ask(Workspace workspace) {
            ListAnswer answer =
                    new ListAnswer(
                            "tracer.labels/1",
                            workspace.labels().count(),
                            workspace.labels().labels(Optional.empty(), rows).stream()
                                    .map(LabelRow::of)
                                    .toList());
            output.print(answer, () -> text(answer));
            return ExitCode.OK;
        }

        private static String text(ListAnswer a) {
            Table table = new Table("label", "category", "address", "says");
            a.labels().forEach(l -> table.row(l.label(), l.category(), l.address(), l.source()));
            return table + "Shown %d of %d labels%n".formatted(a.labels().size(), a.total());
        }
    }
}
