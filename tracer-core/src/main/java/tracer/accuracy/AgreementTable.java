package tracer.accuracy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Agreements as Markdown. */
public final class AgreementTable {
    private AgreementTable() {}

    /**
     * A table with a row for each detector and a column for each label; then, label by label, why
     * detectors do not fit. A cell says for how many the detector fits, and of how many more it is
     * undecided.
     */
    public static String markdown(List<DetectorAgreement> agreements) {
        return "%s\n%s".formatted(overview(agreements), reasons(agreements));
    }

    /** The first of the two. */
    public static String overview(List<DetectorAgreement> agreements) {
        Map<String, Long> labels = new LinkedHashMap<>();
        Map<String, Map<String, DetectorAgreement>> rows = new LinkedHashMap<>();
        for (DetectorAgreement a : agreements) {
            labels.put(a.label(), a.transactions());
            rows.computeIfAbsent(a.detector(), d -> new LinkedHashMap<>()).put(a.label(), a);
        }
        StringBuilder out = new StringBuilder("| detector |");
        labels.forEach((label, count) -> out.append(" %s (%d) |".formatted(label, count)));
        out.append("\n|---|").append("---:|".repeat(labels.size())).append('\n');
        rows.forEach((detector, cells) -> {
            out.append("| %s |".formatted(detector));
            labels.keySet().forEach(l -> out.append(" %s |".formatted(cell(cells.get(l)))));
            out.append('\n');
        });
        return out.toString();
    }

    private static String cell(@Nullable DetectorAgreement a) {
        if (a == null) {
            return "–";
        }
        return a.undecided() == 0
                ? Long.toString(a.fits())
                : "%d, undecided %d".formatted(a.fits(), a.undecided());
    }

    /** The second: the first condition that failed, with how often. */
    public static String reasons(List<DetectorAgreement> agreements) {
        Set<String> labels = new LinkedHashSet<>();
        agreements.forEach(a -> labels.add(a.label()));
        StringBuilder out =
                new StringBuilder("| label | detector | does not fit, by condition |\n");
        out.append("|---|---|---|\n");
        for (String label : labels) {
            for (DetectorAgreement a : agreements) {
                if (a.label().equals(label) && !a.failed().isEmpty()) {
                    out.append(
                            "| %s | %s | %s |\n"
                                    .formatted(label, a.detector(), inWords(a.failed())));
                }
            }
        }
        return out.toString();
    }

    private static String inWords(Map<String, Long> failed) {
        return failed.entrySet().stream()
                .map(e -> "%s %d".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
