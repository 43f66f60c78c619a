package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Statements about who addresses belong to. */
@Command(
        name = "labels",
        aliases = "tags",
        description = "Import and list labels: who somebody says an address belongs to.",
        subcommands = {
            LabelsImportCommand.class,
            LabelsListCommand.class,
            LabelsConflictsCommand.class,
            LabelsHistoryCommand.class,
            LabelsImportsCommand.class,
            LabelsScanCommand.class,
        })
final class LabelsCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
