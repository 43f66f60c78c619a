package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tracer.inquiry.EntityDocument;
import tracer.problem.BadInput;

/** One entity. */
@Command(
        name = "entity",
        description = "Show the scripts believed to have one owner, and the evidence for it.",
        subcommands = {
            EntityWhyCommand.class,
            EntityWithoutCommand.class,
            EntitySinceCommand.class
        })
final class EntityCommand extends AskCommand {
    /** Not required, since a subcommand stands in its place. */
    @Parameters(
            arity = "0..1",
            paramLabel = "ENTITY",
            description = "An entity's id, or an address in it.")
    String entity = "";

    @Mixin PageOptions page = new PageOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        if (entity.isBlank()) {
            throw new BadInput("name an entity by its id, or an address in it");
        }
        EntityDocument found = workspace.inquiry().entity(entity, page.request());
        output.print(found, () -> EntityText.of(found));
        return ExitCode.OK;
    }
}
