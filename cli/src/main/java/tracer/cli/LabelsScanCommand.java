package tracer.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.ingest.scan.FileScan;
import tracer.ingest.scan.Finding;
import tracer.inquiry.DocumentJson;
import tracer.job.Progress;
import tracer.problem.BadInput;

/** Addresses in seized files. */
@Command(
        name = "scan",
        description = {
            "Find addresses in a file, or all files under a folder, of any kind and size.",
            "Addresses of Bitcoin, EVM chains, Tron, Litecoin, Dogecoin, Dash and Zcash whose"
                    + " checksum is right, and 64 hexadecimal digits as possible transaction ids;"
                    + " in text of one byte a character and UTF-16. Not opened: archives, documents"
                    + " that are packed, pictures. Symbolic links are not followed.",
            "Where a store is there, says which of them are stored and have labels. Nothing is"
                    + " written, and nothing leaves this machine.",
        })
final class LabelsScanCommand implements Callable<Integer> {
    /** A finding, one a line. */
    record Row(
            String schema,
            String file,
            long offset,
            long line,
            String encoding,
            String text,
            List<String> networks,
            String check,
            Optional<Boolean> stored,
            List<LabelRow> labels) {}

    /**
     * The last line: what was looked at.
     *
     * @param store whether a store was asked
     */
    record Summary(
            String schema,
            String path,
            boolean truncated,
            long files,
            long bytes,
            long links,
            boolean store,
            long findings,
            Map<String, Long> byCheck,
            long unreadTotal,
            List<UnreadRow> unread) {}

    /** What could not be read. */
    record UnreadRow(String path, String reason) {}

    /** Findings that are looked up together. */
    private static final int BATCH = 500;

    @Mixin StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "FILE|DIR", description = "The file, or a folder of them.")
    Path path = Path.of("");

    @Option(
            names = "--json",
            description = "One JSON document a line for each finding, and one at the end.")
    boolean json;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    @Option(names = "--no-store", description = "Do not look whether they are stored.")
    boolean noStore;

    @Option(names = "--ids", description = "Also list 64 hexadecimal digits.", negatable = true)
    boolean ids = true;

    private final OutputOptions output = new OutputOptions();
    private final List<Finding> waiting = new ArrayList<>();
    private final Map<String, Long> byCheck = new TreeMap<>();
    private long findings;

    @Override
    public Integer call() {
        output.json = json;
        output.quiet = quiet;
        if (!Files.exists(path)) {
            throw new BadInput("there is no file or folder %s".formatted(path));
        }
        try (CtrlC ctrlC = CtrlC.watched()) {
            if (!hasStore()) {
                return scan(null, ctrlC).code();
            }
            try (Workspace workspace = Workspace.open(store, output)) {
                return scan(new Lookup(workspace), ctrlC).code();
            }
        }
    }

    private boolean hasStore() {
        return !noStore
                && (store.neo4j != null
                        || Files.isDirectory(store.dataFolder(System.getenv()).resolve("store")));
    }

    private ExitCode scan(@Nullable Lookup lookup, CtrlC ctrlC) {
        Progress progress = output.progress();
        FileScan.Report report =
                new FileScan(progress, ctrlC)
                        .scan(
                                path,
                                finding -> {
                                    if (ids || finding.check() != Finding.Check.CANDIDATE_ID) {
                                        take(finding, lookup);
                                    }
                                });
        print(lookup);
        Summary summary =
                new Summary(
                        "tracer.scan-summary/1",
                        path.toString(),
                        !report.isWhole(),
                        report.files(),
                        report.bytes(),
                        report.links(),
                        lookup != null,
                        findings,
                        byCheck,
                        report.unreadTotal(),
                        report.unread().stream()
                                .map(u -> new UnreadRow(u.path().toString(), u.reason()))
                                .toList());
        output.print(summary, () -> text(summary));
        return report.isWhole() ? ExitCode.OK : ExitCode.LIMIT;
    }

    private void take(Finding finding, @Nullable Lookup lookup) {
        findings++;
        byCheck.merge(finding.check().id(), 1L, Long::sum);
        waiting.add(finding);
        if (waiting.size() == BATCH) {
            print(lookup);
        }
    }

    private void print(@Nullable Lookup lookup) {
        Map<Finding, Lookup.Known> known = lookup == null ? Map.of() : lookup.of(waiting);
        StringBuilder out = new StringBuilder();
        for (Finding f : waiting) {
            Optional<Lookup.Known> k = Optional.ofNullable(known.get(f));
            Row row =
                    new Row(
                            "tracer.scan/1",
                            f.file().toString(),
                            f.offset(),
                            f.line(),
                            f.encoding().id(),
                            f.text(),
                            f.networks(),
                            f.check().id(),
                            k.flatMap(Lookup.Known::stored),
                            k.map(Lookup.Known::labels).orElse(List.of()));
            out.append(json ? DocumentJson.of(row) + "\n" : line(row));
        }
        output.writeOut(out.toString().getBytes(StandardCharsets.UTF_8));
        waiting.clear();
    }

    private static String line(Row row) {
        Set<String> labels = new LinkedHashSet<>();
        row.labels()
                .forEach(l ->
                        labels.add(
                                "label %s (%s), says %s"
                                        .formatted(l.who(), l.category(), l.source())));
        return "%s:%d (byte %d)  %s  %s  %s%s%s%n"
                .formatted(
                        row.file(),
                        row.line(),
                        row.offset(),
                        row.text(),
                        String.join(" or ", row.networks()),
                        row.check(),
                        row.stored().map(s -> s ? "  stored" : "  not stored").orElse(""),
                        labels.isEmpty() ? "" : "  " + String.join("; ", labels));
    }

    private static String text(Summary s) {
        StringBuilder out = new StringBuilder();
        out.append(
                "%s: %d findings in %d files, %,d bytes%s%n"
                        .formatted(
                                s.path(),
                                s.findings(),
                                s.files(),
                                s.bytes(),
                                s.truncated() ? "; stopped before the end" : ""));
        s.byCheck().forEach((check, n) -> out.append("%-13s %d%n".formatted(check, n)));
        if (s.links() > 0) {
            out.append("not followed  %d symbolic links%n".formatted(s.links()));
        }
        s.unread()
                .forEach(u -> out.append("not read      %s: %s%n".formatted(u.path(), u.reason())));
        if (s.unreadTotal() > s.unread().size()) {
            out.append(
                    "not read      … and %d more%n".formatted(s.unreadTotal() - s.unread().size()));
        }
        if (!s.store()) {
            out.append("store         not asked: whether these are stored is not known\n");
        }
        return out.toString();
    }
}
