package tracer.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tracer.accuracy.Measured;
import tracer.entity.EntitySettings;
import tracer.entity.Rule;
import tracer.evidence.EvidenceClass;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/**
 * By which rules addresses were taken together, and how often these were wrong where the truth is
 * known.
 *
 * @param by how the stored entities were computed; empty if none were
 */
record EntityRules(Optional<EntitySettings> by) {
    List<Row> rows() {
        return counted().stream().map(EntityRules::row).toList();
    }

    List<Part> measured() {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Remark(
                        Phrase.of(
                                by.map(s ->
                                                "Addresses were taken together by these settings: %s."
                                                        .formatted(s))
                                        .orElse(
                                                "No addresses were taken together: entities were not computed."))));
        for (Rule rule : counted()) {
            parts.add(
                    new Remark(
                            Phrase.of(
                                    "How often %s was wrong where the truth is known: %s"
                                            .formatted(rule.id(), Measured.sentence(rule)))));
        }
        return parts;
    }

    private List<Rule> counted() {
        return by.map(s -> Arrays.stream(Rule.values()).filter(s::counts).toList())
                .orElse(List.of());
    }

    private static Row row(Rule rule) {
        return new Row(
                EvidenceClass.INFERENCE,
                List.of(
                        Phrase.of(rule.id()),
                        Phrase.of(Integer.toString(rule.version())),
                        Phrase.of(sentence(rule.claim())),
                        Phrase.of(sentence(rule.knownFailure())),
                        Phrase.of(EvidenceClass.INFERENCE.id())));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
