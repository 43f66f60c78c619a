package tracer.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tracer.change.ChangeExpression;
import tracer.entity.EntitySettings;
import tracer.entity.Partition;
import tracer.job.Progress;
import tracer.problem.DataGap;

/** Computes them anew. */
@Command(
        name = "compute",
        description = {
            "Compute all entities anew. Later ingests keep the settings given here.",
            "By default change joins nothing: see docs/accuracy.md before you change that."
        })
final class EntitiesComputeCommand extends AskCommand {
    private static final String RECOMMENDED = "recommended";

    @Option(
            names = "--change",
            paramLabel = "EXPRESSION",
            description = {
                "Let change join too: 'recommended', or rules put together, such as",
                "'agree(not-round-3, one-fresh)'. 'tracer entities rules' lists them."
            })
    @Nullable String change;

    @Option(
            names = "--same-scripts",
            description = "Let forms of one key hash, and nested scripts once shown, join too.")
    boolean sameScripts;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "50",
            description = "Leave out rules of a lower confidence, 1 to 100 (default 50).")
    int threshold = EntitySettings.DEFAULT.threshold();

    @Option(
            names = "--large",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "From how many scripts on one transaction does not join two entities (default 1000).")
    int large = EntitySettings.DEFAULT.large();

    /** What was computed. */
    record Answer(
            String schema,
            int dataHeight,
            String dataHash,
            String settings,
            long scripts,
            long entities,
            long merges,
            int heldBack,
            String sentence) {}

    @Override
    ExitCode ask(Workspace workspace) {
        EntitySettings settings =
                new EntitySettings(
                        threshold,
                        large,
                        sameScripts,
                        Optional.ofNullable(change)
                                .map(c ->
                                        c.equals(RECOMMENDED)
                                                ? ChangeExpression.recommended()
                                                : ChangeExpression.of(c)));
        Progress progress = output.progress();
        try (CtrlC ctrlC = CtrlC.watched()) {
            Partition computed =
                    workspace
                            .recomputeEntities(settings, progress, ctrlC)
                            .orElseThrow(() -> nothing(ctrlC));
            Answer answer = answer(computed);
            output.print(answer, () -> text(answer));
            return ExitCode.OK;
        } finally {
            progress.end();
        }
    }

    private static RuntimeException nothing(CtrlC ctrlC) {
        return ctrlC.isRequested()
                ? new Interrupted("nothing was changed")
                : new DataGap("no blocks are stored yet: ingest some, then compute");
    }

    private static Answer answer(Partition p) {
        return new Answer(
                "tracer.entities-computed/1",
                p.computedAt().height(),
                p.computedAt().hash().toString(),
                p.computed().by().toString(),
                p.memberCount(),
                p.entityCount(),
                p.merges(),
                p.quarantined().size(),
                "%,d scripts belong to %,d entities (%,d merges); the evidence of %,d transactions is held back"
                        .formatted(
                                p.memberCount(),
                                p.entityCount(),
                                p.merges(),
                                p.quarantined().size()));
    }

    private static String text(Answer a) {
        return "%s.%n%sTrue up to block %d %s%n"
                .formatted(
                        a.sentence(),
                        EntityReasonsText.settings(a.settings()),
                        a.dataHeight(),
                        a.dataHash());
    }
}
