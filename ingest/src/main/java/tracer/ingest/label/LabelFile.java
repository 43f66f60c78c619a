package tracer.ingest.label;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tracer.attribution.Label;
import tracer.problem.BadInput;

/**
 * What a label file of moderate size holds, all at once.
 *
 * @param labels of the good lines or tags, in file order
 * @param report on all else
 */
public record LabelFile(List<Label> labels, LabelReport report) {
    public LabelFile {
        labels = List.copyOf(labels);
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

    /** What reads into a {@link LabelReading}. */
    @FunctionalInterface
    interface Reading {
        void into(LabelReading reading) throws IOException;
    }

    static LabelFile of(String name, Reading content) throws IOException {
        List<Label> labels = new ArrayList<>();
        LabelReading reading = new LabelReading(name, labels::add);
        content.into(reading);
        return new LabelFile(labels, reading.report(""));
    }

    public List<Rejected> rejected() {
        return report.rejected().first();
    }

    public List<Count> skipped() {
        return report.skipped();
    }

    public List<String> notes() {
        return report.notes();
    }

    /**
     * All labels, for a caller who wants the whole file or nothing.
     *
     * @throws BadInput if any line is bad
     */
    public List<Label> allOrNothing() {
        report.requireSound();
        return labels;
    }
}
