package tracer.ingest.label;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tracer.attribution.Confidence;
import tracer.problem.BadInput;

/**
 * The account of a label file that was read from end to end.
 *
 * @param name of the file, or folder
 * @param sha256 of its bytes, in hexadecimal; of a folder, of its files' names and hashes
 * @param edition the day that the file says it is the state of
 * @param accepted how many labels of each confidence
 * @param rejected entries that give no label although they should
 * @param skipped those that are sound but cannot be used here, by reason
 * @param notes things to know that are no error, such as a column that is not read
 */
public record LabelReport(
        String name,
        String sha256,
        Optional<LocalDate> edition,
        Map<Confidence, Long> accepted,
        Rejections rejected,
        List<LabelFile.Count> skipped,
        List<String> notes) {
    /** So many bad lines are worth reading in one error message. */
    private static final int SHOWN = 10;

    public LabelReport {
        accepted = accepted.isEmpty() ? Map.of() : new EnumMap<>(accepted);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /**
     * Bad entries.
     *
     * @param count of all
     * @param first of them, in file order
     */
    public record Rejections(long count, List<LabelFile.Rejected> first) {
        public Rejections {
            first = List.copyOf(first);
        }
    }

    /** Of a file that has no labels, and is not meant to. */
    public static LabelReport nothing(String name) {
        return new LabelReport(
                name,
                "",
                Optional.empty(),
                Map.of(),
                new Rejections(0, List.of()),
                List.of(),
                List.of());
    }

    /** With one more thing to know. */
    public LabelReport noted(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new LabelReport(name, sha256, edition, accepted, rejected, skipped, more);
    }

    /** How many labels it gave. */
    public long labels() {
        return accepted.values().stream().mapToLong(n -> n).sum();
    }

    /** Several files as one; what is wrong with each is said with its name. */
    static LabelReport together(
            String name, String sha256, Collection<LabelReport> files, List<String> notes) {
        Map<Confidence, Long> accepted = new EnumMap<>(Confidence.class);
        List<LabelFile.Rejected> rejected = new ArrayList<>();
        long rejections = 0;
        Map<String, Integer> skipped = new TreeMap<>();
        Map<String, List<String>> byNote = new LinkedHashMap<>();
        for (LabelReport file : files) {
            file.accepted.forEach((confidence, n) -> accepted.merge(confidence, n, Long::sum));
            rejections += file.rejected.count();
            file.rejected.first().stream()
                    .limit(LabelReading.MOST_REJECTED - rejected.size())
                    .forEach(r ->
                            rejected.add(
                                    new LabelFile.Rejected(
                                            r.line(), "%s: %s".formatted(file.name, r.reason()))));
            file.skipped.forEach(c -> skipped.merge(c.what(), c.count(), Integer::sum));
            file.notes.forEach(
                    n -> byNote.computeIfAbsent(n, k -> new ArrayList<>()).add(file.name));
        }
        List<String> all = new ArrayList<>(notes);
        byNote.forEach((note, of) ->
                all.add(
                        of.size() == 1
                                ? "%s: %s".formatted(of.getFirst(), note)
                                : "%s (in %d files)".formatted(note, of.size())));
        return new LabelReport(
                name,
                sha256,
                Optional.empty(),
                accepted,
                new Rejections(rejections, rejected),
                LabelFile.counts(skipped),
                all);
    }

    /**
     * For a caller who wants the whole file or nothing.
     *
     * @throws BadInput if any entry is bad: the first ten with their reasons, and how many there
     *     are
     */
    public void requireSound() {
        if (rejected.count() == 0) {
            return;
        }
        String shown =
                rejected.first().stream()
                        .limit(SHOWN)
                        .map(r -> "\n  " + r)
                        .collect(Collectors.joining());
        long more = rejected.count() - SHOWN;
        throw new BadInput(
                "%s: %d %s cannot be used; correct or leave out with --skip-bad:%s%s"
                        .formatted(
                                name,
                                rejected.count(),
                                rejected.count() == 1 ? "entry" : "entries",
                                shown,
                                more > 0 ? "\n  … and %d more".formatted(more) : ""));
    }
}
