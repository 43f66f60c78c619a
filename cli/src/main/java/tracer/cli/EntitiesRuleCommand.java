package tracer.cli;

import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.entity.EntitySettings;
import tracer.entity.Ruling;
import tracer.entity.Ruling.Verdict;
import tracer.inquiry.HeldDocument;
import tracer.job.Progress;
import tracer.ledger.TxId;
import tracer.problem.NotFound;

/** Decides about one transaction's evidence. */
@Command(
        name = "rule",
        description = {
            "Decide whether the evidence of a transaction counts, and compute the entities again.",
            "The ruling stays on record with its reason; a later one on the same transaction counts instead."
        })
final class EntitiesRuleCommand extends AskCommand {
    @Parameters(paramLabel = "TXID", description = "The transaction.")
    String transaction = "";

    @ArgGroup(multiplicity = "1")
    Choice choice = new Choice();

    @Mixin StatedBy stated = new StatedBy();

    /** One of both. */
    static final class Choice {
        @Option(names = "--accept", description = "Its evidence counts, whatever it joins.")
        boolean accept;

        @Option(names = "--leave-out", description = "Its evidence does not count.")
        boolean leaveOut;
    }

    @Override
    ExitCode ask(Workspace workspace) {
        TxId id = TxId.of(transaction);
        String why = stated.why();
        if (workspace.entities().evidenceOf(List.of(id)).isEmpty()) {
            throw new NotFound(
                    "no evidence is read from transaction %s: there is nothing to rule on"
                            .formatted(id));
        }
        workspace
                .entities()
                .add(
                        new Ruling(
                                id,
                                choice.accept ? Verdict.ACCEPTED : Verdict.LEFT_OUT,
                                stated.by(),
                                stated.at(),
                                why));
        Progress progress = output.progress();
        EntitySettings settings = workspace.entities().settings();
        try (CtrlC ctrlC = CtrlC.watched()) {
            if (workspace.recomputeEntities(settings, progress, ctrlC).isEmpty()) {
                throw new Interrupted(
                        "the ruling is stored; it takes effect with 'tracer entities compute'");
            }
        } finally {
            progress.end();
        }
        HeldDocument held = workspace.inquiry().held();
        output.print(held, () -> EntityReasonsText.of(held));
        return ExitCode.OK;
    }
}
