package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What assets were worth in money. */
@Command(
        name = "prices",
        description = "Import and list rates: what an asset was worth in money on a day.",
        subcommands = {
            PricesImportCommand.class,
            PricesListCommand.class,
            PricesShowCommand.class,
        })
final class PricesCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
