package tracer.ingest.label;

import java.util.List;
import java.util.stream.Collectors;
import tracer.attribution.Label;
import tracer.problem.BadInput;

/**
 * What a label file holds.
 *
 * @param name of the file
 * @param labels of the good lines, in file order
 * @param rejected the bad lines, in file order
 * @param notes things to know that are no error, such as a column that is not read
 */
public record LabelFile(
        String name, List<Label> labels, List<Rejected> rejected, List<String> notes) {
    /** So many bad lines are worth reading in one error message. */
    private static final int SHOWN = 10;

    public LabelFile {
        labels = List.copyOf(labels);
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
    }

    /** A line that gives no label, and why. Lines count from 1, the header included. */
    public record Rejected(long line, String reason) {
        @Override
        public String toString() {
            return "line %d: %s".formatted(line, reason);
        }
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
                "%s: %d of %d lines cannot be used; correct them or leave them out with --skip-bad:%s%s"
                        .formatted(
                                name,
                                rejected.size(),
                                rejected.size() + labels.size(),
                                shown,
                                more > 0 ? "\n  … and %d more".formatted(more) : ""));
    }
}
