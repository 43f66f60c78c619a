package tracer.ingest.label;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tracer.attribution.Confidence;
import tracer.attribution.Label;

/**
 * A label file while it is read: hands on each label and keeps the account of all else. Grows with
 * the number of different remarks, not with that of labels.
 */
final class LabelReading {
    /** Reasons that are kept; how many more there were is counted. */
    static final int MOST_REJECTED = 1_000;

    private static final int MOST_REMARKS = 1_000;

    /** Whoever wrote the file chose its words. */
    private static final int LONGEST_REMARK = 2_000;

    private static final String FURTHER = "further remarks of this kind";

    private final String file;
    private final Consumer<Label> to;
    private final Map<Confidence, Long> accepted = new EnumMap<>(Confidence.class);
    private final List<LabelFile.Rejected> rejected = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private long rejections;
    private Optional<LocalDate> edition = Optional.empty();

    LabelReading(String file, Consumer<Label> to) {
        this.file = file;
        this.to = to;
    }

    String file() {
        return file;
    }

    void accept(Label label) {
        accepted.merge(label.confidence(), 1L, Long::sum);
        to.accept(label);
    }

    /** An entry that gives no label although it should. */
    void reject(long line, String reason) {
        rejections++;
        if (rejected.size() < MOST_REJECTED) {
            rejected.add(new LabelFile.Rejected(line, reason));
        }
    }

    /** An entry that is sound and of no use here. */
    void skip(String reason) {
        count(skipped, reason);
    }

    void note(String note) {
        if (notes.size() < MOST_REMARKS) {
            notes.add(
                    note.length() > LONGEST_REMARK
                            ? note.substring(0, LONGEST_REMARK) + " …"
                            : note);
        }
    }

    /** The file says of which day it is. */
    void edition(LocalDate day) {
        edition = Optional.of(day);
    }

    /** Counts what somebody else chose the words of, so that the words cannot fill the memory. */
    static void count(Map<String, Integer> counts, String what) {
        counts.merge(
                counts.size() < MOST_REMARKS || counts.containsKey(what) ? what : FURTHER,
                1,
                Integer::sum);
    }

    LabelReport report(String sha256) {
        return new LabelReport(
                file,
                sha256,
                edition,
                accepted,
                new LabelReport.Rejections(rejections, rejected),
                LabelFile.counts(skipped),
                List.copyOf(notes));
    }
}
