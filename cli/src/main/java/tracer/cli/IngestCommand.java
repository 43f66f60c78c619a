package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The sources of on-chain data. */
@Command(
        name = "ingest",
        description = "Bring on-chain data into the store.",
        subcommands = {IngestBitcoinCommand.class, IngestEvmCommand.class})
final class IngestCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
