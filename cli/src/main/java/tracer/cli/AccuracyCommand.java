package tracer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.accuracy.Accuracy;
import tracer.accuracy.AccuracyReport;
import tracer.accuracy.Dataset;
import tracer.accuracy.RuleAccuracy;
import tracer.change.ChangeExpression;
import tracer.ingest.demo.DemoCase;
import tracer.ingest.demo.DemoParameters;
import tracer.ingest.truth.KnownWallets;
import tracer.job.Folders;
import tracer.job.Progress;
import tracer.problem.BadInput;

/** Measures rules where the truth is known. */
@Command(
        name = "accuracy",
        description = {
            "Measure every rule for entities where the owners are known, and write the tables of",
            "docs/accuracy.md. A folder holds 'blocks' and 'truth.json'; --demo makes cases for it."
        })
final class AccuracyCommand implements Callable<Integer> {
    /** Of the intervals: any number gives the same page again. */
    private static final long SEED = 1;

    @Parameters(
            arity = "0..*",
            paramLabel = "DIR",
            description = "Folders with 'blocks' and 'truth.json'.")
    List<Path> folders = new ArrayList<>();

    @Option(
            names = "--demo",
            paramLabel = "SEED",
            split = ",",
            description = "Make the demonstration's case from these seeds and measure on it too.")
    List<Long> seeds = new ArrayList<>();

    @Option(
            names = "--demo-transactions",
            paramLabel = "N",
            defaultValue = "1500",
            description = "How many transactions such a case has (default 1500).")
    int transactions = 1_500;

    @Option(
            names = "--change",
            paramLabel = "EXPRESSION",
            description = "Measure change rules put together so, too; can be given several times.")
    List<String> changes = new ArrayList<>();

    @Mixin OutputOptions output = new OutputOptions();

    /** One set of data. */
    record Measured(String data, String provenance, int wallets, List<Row> rules) {}

    /** A rule; shares are decimal fractions, as printed on the page. */
    record Row(
            String rule,
            long claims,
            long wrong,
            int payersWithWrong,
            long mixedWallets,
            int merges,
            int held,
            String precision,
            String recall) {}

    /** All of it. */
    record Answer(String schema, List<Measured> measured) {}

    @Override
    public Integer call() {
        if (folders.isEmpty() && seeds.isEmpty()) {
            throw new BadInput(
                    "name a folder with 'blocks' and 'truth.json', or --demo 1 for a made case");
        }
        output.requireFree();
        Progress progress = output.progress();
        StringBuilder page = new StringBuilder(AccuracyReport.preface());
        page.append(AccuracyReport.recommendation());
        List<Measured> measured = new ArrayList<>();
        try (CtrlC ctrlC = CtrlC.watched()) {
            for (Path folder : folders) {
                String name = folder.toAbsolutePath().normalize().getFileName().toString();
                Dataset data =
                        KnownWallets.read(folder, name, "The folder " + name, progress, ctrlC);
                add(data, "tracer accuracy .../" + name, page, measured);
            }
            for (long seed : seeds) {
                add(demo(seed, progress, ctrlC), command(seed), page, measured);
            }
        } finally {
            progress.end();
        }
        Answer answer = new Answer("tracer.accuracy/1", measured);
        output.print(answer, page::toString);
        return ExitCode.OK.code();
    }

    private void add(Dataset data, String command, StringBuilder page, List<Measured> measured) {
        Accuracy accuracy =
                new Accuracy(data, SEED, changes.stream().map(ChangeExpression::of).toList());
        List<RuleAccuracy> rules = accuracy.all();
        page.append(AccuracyReport.section(accuracy, rules, command));
        measured.add(
                new Measured(
                        data.name(),
                        data.provenance(),
                        data.truth().wallets().size(),
                        rules.stream().map(AccuracyCommand::row).toList()));
    }

    private static Row row(RuleAccuracy r) {
        return new Row(
                r.rule(),
                r.claims(),
                r.wrong(),
                r.walletsWithWrong(),
                r.mixedWallets(),
                r.merges(),
                r.heldBack(),
                "%.6f".formatted(r.precision()),
                "%.6f".formatted(r.recall()));
    }

    private String command(long seed) {
        return "tracer accuracy --demo %d --demo-transactions %d".formatted(seed, transactions);
    }

    private Dataset demo(long seed, Progress progress, CtrlC ctrlC) {
        try {
            Path folder = Files.createTempDirectory("tracer-accuracy");
            try {
                DemoCase.write(folder, DemoParameters.of(seed, transactions), progress);
                return KnownWallets.read(
                        folder,
                        "demonstration, seed " + seed,
                        "Made by this project's generator: wallets, exchanges, a mixer, CoinJoins, one PayJoin and decoys, as its author thought of them",
                        progress,
                        ctrlC);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
