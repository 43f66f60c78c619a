package tracer.cli;

import picocli.CommandLine.Command;
import tracer.inquiry.HeldDocument;

/** What waits for a ruling. */
@Command(
        name = "held",
        description = {
            "List the transactions whose evidence would join two large entities, two labelled actors,",
            "or by change two entities, and joins nothing until somebody rules on it; and all rulings."
        })
final class EntitiesHeldCommand extends AskCommand {
    @Override
    ExitCode ask(Workspace workspace) {
        HeldDocument held = workspace.inquiry().held();
        output.print(held, () -> EntityReasonsText.of(held));
        return ExitCode.OK;
    }
}
