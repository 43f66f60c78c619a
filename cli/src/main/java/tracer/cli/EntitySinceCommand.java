package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tracer.inquiry.EntityHistoryDocument;
import tracer.problem.BadInput;

/** How it came to be. */
@Command(
        name = "since",
        description = {
            "What became one in an entity after a height, and under which names its parts went",
            "before: an exhibit that cites an old name can be followed to the present one."
        })
final class EntitySinceCommand extends AskCommand {
    @Parameters(index = "0", paramLabel = "ENTITY", description = "Its id, or an address in it.")
    String entity = "";

    @Parameters(
            index = "1",
            paramLabel = "HEIGHT",
            arity = "0..1",
            defaultValue = "-1",
            description = "Only what came after this block (default: everything).")
    int height = -1;

    @Override
    ExitCode ask(Workspace workspace) {
        if (height < -1) {
            throw new BadInput("a height is 0 or more, not " + height);
        }
        EntityHistoryDocument found = workspace.inquiry().entityHistory(entity, height);
        output.print(found, () -> EntityReasonsText.of(found));
        return ExitCode.OK;
    }
}
