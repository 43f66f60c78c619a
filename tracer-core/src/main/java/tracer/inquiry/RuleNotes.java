package tracer.inquiry;

import tracer.accuracy.Measured;
import tracer.entity.Rule;
import tracer.inquiry.EntityDocument.RuleNote;

/** What each rule claims, where it fails, and how often it did where that could be measured. */
final class RuleNotes {
    private RuleNotes() {}

    static RuleNote of(Rule rule) {
        return new RuleNote(
                rule.id(),
                rule.version(),
                rule.confidence(),
                rule.claim(),
                rule.knownFailure(),
                Measured.sentence(rule));
    }
}
