package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All entities together. */
@Command(
        name = "entities",
        description = "Compute who belongs together, and rule on what is held back.",
        subcommands = {
            EntitiesComputeCommand.class,
            EntitiesHeldCommand.class,
            EntitiesRuleCommand.class,
            EntitiesRulesCommand.class
        })
final class EntitiesCommand implements Runnable {
    @Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
