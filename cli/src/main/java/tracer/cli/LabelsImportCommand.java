package tracer.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.attribution.LabelImport;
import tracer.attribution.LabelImport.Replacing;
import tracer.ingest.label.ActorPack;
import tracer.ingest.label.LabelFiles;
import tracer.ingest.label.LabelFormat;
import tracer.ingest.label.LabelReport;
import tracer.ingest.label.LabelTerms;
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
            "Plain lists of addresses: --format addresses --currency XBT --set label=Listed"
                    + " --set source='the list' --set category=sanctioned.",
            "Files may be of any size; what one entry, or a header, may hold is limited.",
            "The file is checked to its end before anything is stored. If one entry cannot be used,"
                    + " nothing is imported, unless --skip-bad leaves it out.",
        })
final class LabelsImportCommand extends AskCommand {
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
                    "What every entry says that does not say it itself: --set source='Case 7'. May"
                            + " be repeated.")
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
                            + " do not say here is marked withdrawn. Refused if a later edition"
                            + " says it.")
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
        LabelFiles files = new LabelFiles(terms(workspace));
        ActorPack known = files.actors(file);
        boolean hasLabels = !files.isActorPack(file);
        LabelFileImport taking = new LabelFileImport(files, file, output.progress());
        LabelReport report = hasLabels ? taking.check() : LabelReport.nothing(file.toString());
        if (!skipBad) {
            report.requireSound();
        }
        LabelImport what =
                new LabelImport(
                        file.toString(),
                        report.sha256(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        day(report),
                        replacing);
        Optional<LabelImport.Result> result = Optional.empty();
        if (!dryRun) {
            if (!known.actors().isEmpty()) {
                workspace.actors().put(known.actors());
            }
            if (hasLabels) {
                result = Optional.of(taking.store(workspace.labelArchive(), report, what));
            }
        }
        LabelsImportAnswer answer =
                LabelsImportAnswer.of(
                        replacing.isNothing() || edition != null ? report : dayIsGuessed(report),
                        what,
                        result,
                        known.actors().size());
        output.print(answer, () -> answer.text(dryRun));
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

    /** Statements are withdrawn as of the file's day, so nobody should take ours for it. */
    private static LabelReport dayIsGuessed(LabelReport report) {
        return report.edition().isPresent()
                ? report
                : report.noted(
                        "the file does not say of which day it is, so today is its edition; say it with --edition");
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
}
