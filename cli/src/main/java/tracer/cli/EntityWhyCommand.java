package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tracer.inquiry.EntityWhyDocument;

/** Why two are one. */
@Command(
        name = "why",
        description = {
            "Why two addresses are believed to have one owner: the chain of evidence whose weakest",
            "step is strongest, each step with its transaction."
        })
final class EntityWhyCommand extends AskCommand {
    @Parameters(index = "0", paramLabel = "ADDRESS", description = "An address or script hash.")
    String from = "";

    @Parameters(index = "1", paramLabel = "ADDRESS", description = "The other one.")
    String to = "";

    @Override
    ExitCode ask(Workspace workspace) {
        EntityWhyDocument found = workspace.inquiry().entityWhy(from, to);
        output.print(found, () -> EntityReasonsText.of(found));
        return ExitCode.OK;
    }
}
