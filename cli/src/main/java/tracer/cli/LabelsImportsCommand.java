package tracer.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tracer.attribution.LabelImport;

/** The files that labels came from. */
@Command(name = "imports", description = "List the files that labels came from, the latest first.")
final class LabelsImportsCommand extends AskCommand {
    /** Imports, the latest first. */
    record Answer(String schema, List<Row> imports) {}

    /** An import with its counts. */
    record Row(
            long number,
            String at,
            String file,
            String sha256,
            String edition,
            boolean replacedSources,
            long read,
            long added,
            long saidAgain,
            long renewed,
            long withdrawn) {
        static Row of(LabelImport.Taken t) {
            return new Row(
                    t.result().number(),
                    t.of().at().toString(),
                    t.of().file(),
                    t.of().sha256(),
                    t.of().edition().toString(),
                    !t.of().replacing().isNothing(),
                    t.result().read(),
                    t.result().added(),
                    t.result().again(),
                    t.result().renewed(),
                    t.result().withdrawn());
        }
    }

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100",
            description = "Rows at most (default: 100).")
    int rows;

    @Override
    ExitCode ask(Workspace workspace) {
        Answer answer =
                new Answer(
                        "tracer.label-imports/1",
                        workspace.labelArchive().imports(rows).stream().map(Row::of).toList());
        output.print(answer, () -> text(answer));
        return ExitCode.OK;
    }

    private static String text(Answer a) {
        Table table =
                new Table("imported", "edition", "labels", "new", "renewed", "withdrawn", "file");
        a.imports()
                .forEach(i ->
                        table.row(
                                i.at(),
                                i.edition(),
                                Long.toString(i.read()),
                                Long.toString(i.added() + i.saidAgain()),
                                Long.toString(i.renewed()),
                                Long.toString(i.withdrawn()),
                                i.file()));
        return table.toString();
    }
}
