package tracer.ingest.label;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tracer.attribution.Label;
import tracer.problem.BadInput;

/**
 * What a label file, or a folder of them, holds.
 *
 * @param name of the file
 * @param labels of the good lines or tags, in file order
 * @param rejected the bad ones, in file order
 * @param skipped those that are sound but cannot be used here, by reason
 * @param notes things to know that are no error, such as a column that is not read
 */
public record LabelFile(
        String name,
        List<Label> labels,
        List<Rejected> rejected,
        List<Count> skipped,
        List<String> notes) {
    /** So many bad lines are worth reading in one error message. */
    private static final int SHOWN = 10;

    public LabelFile {
        labels = List.copyOf(labels);
        rejected = List.copyOf(rejected);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    /** A line or tag that gives no label, and why. Lines count from 1, the header included. */
    public record Rejected(long line, String reason) {
        @Override
        public String toString() {
            return "line %d: %s".formatted(line, reason);
        }
    }

    /** How many lines or tags for one reason. */
    public record Count(String what, int count) {}

    static List<Count> counts(Map<String, Integer> counts) {
        return counts.entrySet().stream().map(e -> new Count(e.getKey(), e.getValue())).toList();
    }

    /** Several files as one; what is wrong with each is said with its name. */
    static LabelFile together(String name, Collection<LabelFile> files, List<String> notes) {
        List<Label> labels = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        Map<String, Integer> skipped = new TreeMap<>();
        Map<String, List<String>> byNote = new LinkedHashMap<>();
        for (LabelFile file : files) {
            labels.addAll(file.labels);
            file.rejected.forEach(r ->
                    rejected.add(new Rejected(r.line, "%s: %s".formatted(file.name, r.reason))));
            file.skipped.forEach(c -> skipped.merge(c.what, c.count, Integer::sum));
            file.notes.forEach(
                    n -> byNote.computeIfAbsent(n, k -> new ArrayList<>()).add(file.name));
        }
        List<String> all = new ArrayList<>(notes);
        byNote.forEach((note, of) ->
                all.add(
                        of.size() == 1
                                ? "%s: %s".formatted(of.getFirst(), note)
                                : "%s (in %d files)".formatted(note, of.size())));
        return new LabelFile(name, labels, rejected, counts(skipped), all);
    }

    /**
     * All labels, for a caller who wants the whole file or nothing.
     *
     * @throws BadInput if any line is bad: the first ten with their reasons, and how many there are
     */
    public List<Label> allOrNothing() {
        if (rejected.isEmpty()) {
            return labels;
        }
        String shown =
                rejected.stream().limit(SHOWN).map(r -> "\n  " + r).collect(Collectors.joining());
        int more = rejected.size() - SHOWN;
        throw new BadInput(
                "%s: %d %s cannot be used; correct or leave out with --skip-bad:%s%s"
                        .formatted(
                                name,
                                rejected.size(),
                                rejected.size() == 1 ? "entry" : "entries",
                                shown,
                                more > 0 ? "\n  … and %d more".formatted(more) : ""));
    }
}
