package tracer.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tracer.account.AccountBlockSource;
import tracer.attribution.LabelImport;
import tracer.ingest.blockfile.BlockFiles;
import tracer.ingest.chain.AccountIngestion;
import tracer.ingest.chain.AccountIngestionResult;
import tracer.ingest.chain.Asked;
import tracer.ingest.chain.IngestionResult;
import tracer.ingest.chain.OpeningPolicy;
import tracer.ingest.demo.CaseFile;
import tracer.ingest.demo.DemoCase;
import tracer.ingest.demo.DemoParameters;
import tracer.ingest.evm.EvmFiles;
import tracer.ingest.label.LabelFiles;
import tracer.ingest.label.LabelReport;
import tracer.ingest.label.LabelTerms;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockSource;
import tracer.problem.BadInput;

/** A complete small case, from block files to the path in the browser, by the ordinary way in. */
@Command(
        name = "demo",
        description = {
            "Make a complete small case in genuine block files, ingest it, and open it in the browser.",
            "Made-up data in a folder of its own (<data>/demo); the same seed gives the same case.",
            "Another case that is there is set aside with its store (<data>/demo-1), nothing is lost.",
        })
final class DemoCommand implements Callable<Integer> {
    private final Clock clock = Clock.systemUTC();

    @Mixin StoreOptions store = new StoreOptions();
    @Mixin OutputOptions output = new OutputOptions();
    @Mixin ServeCommand.ServeOptions serve = new ServeCommand.ServeOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Another case of the same kind.")
    @Nullable Long seed;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "About how many transactions (default: 1500).")
    @Nullable Integer size;

    @Option(names = "--no-serve", description = "Make and ingest it, do not start the workbench.")
    boolean noServe;

    /** What was made. */
    record Answer(
            String schema,
            String folder,
            String title,
            String question,
            String seed,
            int blocks,
            long transactions,
            long labels,
            String next,
            String nextAcross) {}

    @Override
    public Integer call() {
        store.data = store.dataFolder(System.getenv()).resolve("demo");
        Progress progress = output.progress();
        DemoFolder.Prepared prepared = new DemoFolder(store.data).prepare(parameters(), progress);
        progress.end();
        Path folder = prepared.folder();
        DemoCase.Written written = prepared.written();
        prepared.setAside()
                .ifPresent(aside ->
                        output.say(
                                "%s held another demonstration; that and its store are in %s now"
                                        .formatted(store.data, aside)));
        output.say(
                "Wrote %d blocks with %,d payments to %s"
                        .formatted(written.blocks(), written.transactions(), folder));
        CaseFile story = CaseFile.read(folder.resolve(DemoCase.CASE));
        try (Workspace workspace =
                Workspace.open(store, output, Optional.of(BitcoinChain.REGTEST))) {
            try {
                ingest(folder, workspace, progress);
                ingestEvm(folder, workspace, progress);
            } catch (BadInput e) {
                throw new BadInput(
                        "%s (Does the store in %s hold another demonstration? Then move that folder away, or name another with --data.)"
                                .formatted(e.getMessage(), store.data),
                        e);
            }
            long labels = label(folder.resolve(DemoCase.LABELS), workspace, progress);
            Answer answer = answer(story, written, labels, folder);
            output.print(answer, () -> text(answer));
            if (!noServe) {
                serve.untilInterrupted(workspace, page(story), output);
            }
            return ExitCode.OK.code();
        }
    }

    private static void ingest(Path folder, Workspace workspace, Progress progress) {
        try (CtrlC ctrlC = CtrlC.watched();
                BlockSource source = BlockFiles.open(folder.resolve(DemoCase.BLOCKS), progress)) {
            List<IngestionResult> ingested =
                    new Intake(workspace, progress, ctrlC).run(source, List.of(Asked.ALL));
            if (!ingested.getLast().isComplete()) {
                throw new Interrupted("stopped; tracer demo goes on from there");
            }
        }
    }

    /** As {@code tracer ingest evm --files … --openings}. */
    private void ingestEvm(Path folder, Workspace workspace, Progress progress) {
        try (CtrlC ctrlC = CtrlC.watched();
                AccountBlockSource source =
                        EvmFiles.open(
                                new EvmFiles.Given(
                                        List.of(folder.resolve(DemoCase.EVM)),
                                        Optional.empty(),
                                        Set.of(),
                                        store.dataFolder(System.getenv()).resolve("work")),
                                progress)) {
            AccountIngestionResult ingested =
                    new AccountIngestion(
                                    workspace.accounts().ledger(source.chain()),
                                    workspace.accounts().sink(source.chain()),
                                    progress,
                                    ctrlC)
                            .run(source, Asked.ALL, OpeningPolicy.ALWAYS, clock.instant());
            if (!ingested.isComplete()) {
                throw new Interrupted("stopped; tracer demo goes on from there");
            }
        }
    }

    /** As {@code tracer labels import}. Returns how many labels the file has. */
    private long label(Path file, Workspace workspace, Progress progress) {
        LabelFileImport labels =
                new LabelFileImport(
                        new LabelFiles(LabelTerms.of(workspace.ledger().chain())), file, progress);
        LabelReport report = labels.check();
        report.requireSound();
        labels.store(
                workspace.labelArchive(),
                report,
                new LabelImport(
                        file.toString(),
                        report.sha256(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                        LabelImport.Replacing.NOTHING));
        output.say("Imported %,d labels from %s".formatted(report.labels(), file));
        return report.labels();
    }

    private DemoParameters parameters() {
        return DemoParameters.of(
                seed == null ? DemoParameters.SMALL.seed() : seed,
                size == null ? DemoParameters.SMALL.transactions() : size);
    }

    private static Answer answer(
            CaseFile story, DemoCase.Written written, long labels, Path folder) {
        return new Answer(
                "tracer.demo/1",
                folder.toString(),
                story.title(),
                story.question(),
                story.payment().outpoint(),
                written.blocks(),
                written.transactions(),
                labels,
                "tracer trace forward %s --data %s"
                        .formatted(story.payment().outpoint(), folder.getParent()),
                "%s --data %s".formatted(story.steps().getLast().command(), folder.getParent()));
    }

    private static String text(Answer a) {
        return "%n%s%n%s%n%nThe payment: %s%n  %s%n%nAct two, a piece of it leaves for another chain:%n  %s%n%n"
                .formatted(a.title(), a.question(), a.seed(), a.next(), a.nextAcross());
    }

    private static String page(CaseFile story) {
        return "?seed="
                + URLEncoder.encode(story.payment().outpoint(), StandardCharsets.UTF_8)
                + "&direction=forward&policy=fifo";
    }
}
