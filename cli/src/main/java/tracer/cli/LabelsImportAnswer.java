package tracer.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.attribution.Confidence;
import tracer.attribution.LabelImport;
import tracer.ingest.label.LabelReport;

/** What an import of labels did. */
record LabelsImportAnswer(
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
        List<String> notes) {
    /** How many labels of one confidence. */
    record ByConfidence(String confidence, int level, long labels) {}

    /** How many entries were sound but of no use here. */
    record Skipped(String reason, int entries) {}

    /**
     * @param result empty if nothing was stored
     * @param actors how many an actor pack told of
     */
    static LabelsImportAnswer of(
            LabelReport report, LabelImport what, Optional<LabelImport.Result> result, int actors) {
        return new LabelsImportAnswer(
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

    String text(boolean dryRun) {
        StringBuilder out = new StringBuilder();
        out.append(
                dryRun
                        ? "%s: %s can be imported; nothing was stored%n"
                                .formatted(file, labels(read))
                        : "%s: %s, %,d of them new%n".formatted(file, labels(read), added));
        out.append("edition     %s%n".formatted(edition));
        byConfidence.forEach(c ->
                out.append(
                        "confidence  %s (%d): %s%n"
                                .formatted(c.confidence(), c.level(), labels(c.labels()))));
        if (saidAgain + renewed + withdrawn > 0) {
            out.append(
                    "earlier     %,d withdrawn, %,d of another day renewed, %,d that had been withdrawn made again%n"
                            .formatted(withdrawn, renewed, saidAgain));
        }
        if (actors > 0) {
            out.append("actors      %,d%n".formatted(actors));
        }
        skipped.forEach(
                s -> out.append("skipped     %s: %,d%n".formatted(s.reason(), s.entries())));
        rejected.forEach(r -> out.append("left out    %s%n".formatted(r)));
        if (rejectedTotal > rejected.size()) {
            out.append("left out    … and %,d more%n".formatted(rejectedTotal - rejected.size()));
        }
        notes.forEach(n -> out.append("note        %s%n".formatted(n)));
        return out.toString();
    }

    private static String labels(long count) {
        return count == 1 ? "1 label" : "%,d labels".formatted(count);
    }
}
