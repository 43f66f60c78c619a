package tracer.inquiry;

import tracer.accuracy.Measured;
import tracer.entity.Rule;
import tracer.inquiry.EntityDocument.RuleNote;

/** What each rule claims, where it fails, and how often it did where that could be measured. */
final class RuleNotes {
    private RuleNotes() {}

    static RuleNote of(Rule rule) {
        return switch (rule) {
            case CO_SPEND ->
                    note(
                            rule,
                            "outputs spent together in one transaction have one owner; transactions recognised as collaborative are left out",
                            "PayJoin, pooled custody and contracts of several parties look the same");
            case SAME_KEY ->
                    note(
                            rule,
                            "a bare public key and the hash of the same key are one key",
                            "none known: a logical identity");
            case SAME_SCRIPT ->
                    note(
                            rule,
                            "two forms of one key hash, or a script hash and the script that a spend shows to be inside",
                            "none known: a logical identity");
            case CHANGE ->
                    note(
                            rule,
                            "an output taken for change goes back to whoever pays",
                            "each rule for change errs; one false edge can join strangers");
        };
    }

    private static RuleNote note(Rule rule, String claim, String knownFailure) {
        return new RuleNote(
                rule.id(),
                rule.version(),
                rule.confidence(),
                claim,
                knownFailure,
                Measured.sentence(rule));
    }
}
