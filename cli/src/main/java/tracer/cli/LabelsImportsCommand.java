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
        if (a.imports().isEmpty()) {
            return "No labels were imported yet. Import some with: tracer labels import FILE%n"
                    .formatted();
        }
        Table table =
                new Table(
                        ">no.",
                        "imported",
                        "edition",
                        ">labels",
                        ">new",
                        ">again",
                        ">renewed",
                        ">withdrawn",
                        "replaces",
                        "file");
        for (Row i : a.imports()) {
            boolean wasFile = !i.sha256().isEmpty();
            table.row(
                    Long.toString(i.number()),
                    wasFile ? i.at() : "not recorded",
                    wasFile ? i.edition() : "not recorded",
                    "%,d".formatted(i.read()),
                    "%,d".formatted(i.added()),
                    "%,d".formatted(i.saidAgain()),
                    "%,d".formatted(i.renewed()),
                    "%,d".formatted(i.withdrawn()),
                    i.replacedSources() ? "its sources" : "nothing",
                    i.file());
        }
        return table.toString();
    }
}
