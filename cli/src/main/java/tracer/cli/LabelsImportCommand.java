package tracer.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelImport;
import tracer.attribution.LabelImport.Replacing;
import tracer.ingest.label.ActorPack;
import tracer.ingest.label.LabelFiles;
import tracer.ingest.label.LabelFormat;
import tracer.ingest.label.LabelReport;
import tracer.ingest.label.LabelTerms;
import tracer.job.Progress;
import tracer.problem.BadInput;

/** Labels from files. */
@Command(
        name = "import",
        description = {
            "Import labels from a file, or all label files under a folder.",
            "CSV: columns address,label,category,source and if you like"
                    + " confidence,author,asserted,valid_from,valid_until,list,chain,actor;"
                    + " other names with --map, missing ones with --set.",
            "YAML: tag packs of GraphSense; an actor pack in the folder serves all of them.",
            "XML: OFAC's advanced sanctions data (sdn_advanced.xml). JSON: events of MISP.",
            "Plain lists of addresses: --format addresses --currency XBT --set label=…,source=…"
                    + " --set category=sanctioned.",
            "The file is checked to its end before anything is stored. If one entry cannot be used,"
                    + " nothing is imported, unless --skip-bad leaves it out.",
        })
final class LabelsImportCommand extends AskCommand {
    /** What an import did. */
    record Answer(
            String schema,
            String file,
            String sha256,
            String edition,
            long read,
            long added,
            long saidAgain,
            long renewed,
            long withdrawn,
            int actors,
            List<ByConfidence> byConfidence,
            List<Skipped> skipped,
            long rejectedTotal,
            List<String> rejected,
            List<String> notes) {}

    /** How many labels of one confidence. */
    record ByConfidence(String confidence, int level, long labels) {}

    /** How many entries were sound but of no use here. */
    record Skipped(String reason, int entries) {}

    @Parameters(paramLabel = "FILE|DIR", description = "The file, or a folder of them.")
    Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "csv, tagpack, ofac, addresses or misp; told from the ending unless given.")
    @Nullable LabelFormat format;

    @Option(
            names = "--actors",
            paramLabel = "FILE",
            description = "An actor pack, for tags that name an actor and no category.")
    @Nullable Path actors;

    @Option(
            names = "--map",
            paramLabel = "OURS=THEIRS",
            split = ",",
            description = "What the CSV calls a column: --map address=Wallet,label=Owner")
    Map<String, String> columns = new HashMap<>();

    @Option(
            names = "--set",
            paramLabel = "COLUMN=VALUE",
            description =
                    "What every entry says that does not say it itself: --set source='Case 7'")
    Map<String, String> fixed = new HashMap<>();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Of the addresses, where the file does not say: XBT, ETH, USDT …")
    @Nullable String currency;

    @Option(
            names = "--replaces-source",
            description =
                    "The file is the whole of every source that it names: what they said before and"
                            + " do not say here is marked withdrawn.")
    boolean replacesSource;

    @Option(
            names = "--withdraw-source",
            paramLabel = "SOURCE",
            description =
                    "Also mark withdrawn what this source said; for one that the file does not name"
                            + " any more. May be repeated.")
    Set<String> withdrawSources = Set.of();

    @Option(
            names = "--edition",
            paramLabel = "DAY",
            description =
                    "The day that the file is the state of, such as 2024-02-26 (default: what the"
                            + " file says, else today).")
    @Nullable String edition;

    @Option(names = "--skip-bad", description = "Leave out entries that cannot be used.")
    boolean skipBad;

    @Option(names = "--dry-run", description = "Read and check, store nothing.")
    boolean dryRun;

    private final Clock clock = Clock.systemUTC();

    @Override
    ExitCode ask(Workspace workspace) {
        Replacing replacing = new Replacing(replacesSource, withdrawSources);
        if (skipBad && !replacing.isNothing()) {
            throw new BadInput(
                    "with --skip-bad, an entry that is left out would count as withdrawn; correct the file, or import it without replacing its source");
        }
        LabelTerms terms = terms(workspace);
        LabelFiles files = new LabelFiles(terms);
        ActorPack known = files.actors(file);
        Progress progress = output.progress();
        LabelReport report =
                files.isActorPack(file)
                        ? LabelReport.nothing(file.toString())
                        : read(files, "Checking", progress, label -> {});
        if (!skipBad) {
            report.requireSound();
        }
        LabelImport what =
                new LabelImport(
                        file.toString(), report.sha256(), clock.instant(), day(report), replacing);
        Optional<LabelImport.Result> result = Optional.empty();
        if (!dryRun) {
            if (!known.actors().isEmpty()) {
                workspace.actors().put(known.actors());
            }
            if (!files.isActorPack(file)) {
                result =
                        Optional.of(
                                workspace
                                        .labelArchive()
                                        .take(what, to -> again(files, report, progress, to)));
            }
        }
        Answer answer = answer(report, what, result, known.actors().size());
        output.print(answer, () -> text(answer, dryRun));
        return ExitCode.OK;
    }

    private LabelTerms terms(Workspace workspace) {
        Map<String, String> all = new HashMap<>(fixed);
        if (currency != null) {
            all.put("chain", currency);
        }
        return new LabelTerms(
                workspace.ledger().chain(),
                Optional.ofNullable(format),
                Optional.ofNullable(actors).map(ActorPack::read),
                columns,
                all);
    }

    private LabelReport read(LabelFiles files, String task, Progress progress, Consumer<Label> to) {
        progress.begin(task, "labels", Progress.UNKNOWN_TOTAL);
        try {
            return files.read(
                    file,
                    label -> {
                        to.accept(label);
                        progress.advance(1);
                    });
        } finally {
            progress.end();
        }
    }

    /** Reads it once more, for the store; what is stored must be what was checked. */
    private void again(
            LabelFiles files, LabelReport checked, Progress progress, Consumer<Label> to) {
        if (!read(files, "Storing", progress, to).equals(checked)) {
            throw new BadInput(
                    "%s changed while it was read; nothing was imported".formatted(file));
        }
    }

    private LocalDate day(LabelReport report) {
        try {
            return edition == null
                    ? report.edition().orElse(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                    : LocalDate.parse(edition);
        } catch (DateTimeParseException e) {
            throw new BadInput("--edition %s is no day such as 2024-02-26".formatted(edition), e);
        }
    }

    private static Answer answer(
            LabelReport report, LabelImport what, Optional<LabelImport.Result> result, int actors) {
        return new Answer(
                "tracer.labels-import/1",
                report.name(),
                what.sha256(),
                what.edition().toString(),
                report.labels(),
                result.map(LabelImport.Result::added).orElse(0L),
                result.map(LabelImport.Result::again).orElse(0L),
                result.map(LabelImport.Result::renewed).orElse(0L),
                result.map(LabelImport.Result::withdrawn).orElse(0L),
                actors,
                byConfidence(report.accepted()),
                report.skipped().stream().map(c -> new Skipped(c.what(), c.count())).toList(),
                report.rejected().count(),
                report.rejected().first().stream().map(Object::toString).toList(),
                report.notes());
    }

    /** The surest first. */
    private static List<ByConfidence> byConfidence(Map<Confidence, Long> labels) {
        List<ByConfidence> all = new ArrayList<>();
        labels.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Map.Entry<Confidence, Long> e) -> -e.getKey().level())
                                .thenComparing(Map.Entry::getKey))
                .forEach(e ->
                        all.add(
                                new ByConfidence(
                                        e.getKey().id(), e.getKey().level(), e.getValue())));
        return all;
    }

    private static String text(Answer a, boolean dryRun) {
        StringBuilder out = new StringBuilder();
        out.append(
                dryRun
                        ? "%s: %d labels can be imported; nothing was stored%n"
                                .formatted(a.file(), a.read())
                        : "%s: %d labels, %d of them new%n"
                                .formatted(a.file(), a.read(), a.added()));
        out.append("edition     %s%n".formatted(a.edition()));
        a.byConfidence()
                .forEach(c ->
                        out.append(
                                "confidence  %s (%d): %d labels%n"
                                        .formatted(c.confidence(), c.level(), c.labels())));
        if (a.saidAgain() + a.renewed() + a.withdrawn() > 0) {
            out.append(
                    "before      %d withdrawn, %d said again, %d said anew with another day%n"
                            .formatted(a.withdrawn(), a.saidAgain(), a.renewed()));
        }
        if (a.actors() > 0) {
            out.append("actors      %d%n".formatted(a.actors()));
        }
        a.skipped()
                .forEach(
                        s -> out.append("skipped     %s: %d%n".formatted(s.reason(), s.entries())));
        a.rejected().forEach(r -> out.append("left out    %s%n".formatted(r)));
        if (a.rejectedTotal() > a.rejected().size()) {
            out.append(
                    "left out    … and %d more%n"
                            .formatted(a.rejectedTotal() - a.rejected().size()));
        }
        a.notes().forEach(n -> out.append("note        %s%n".formatted(n)));
        return out.toString();
    }
}
