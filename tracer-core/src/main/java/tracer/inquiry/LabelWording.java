package tracer.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tracer.attribution.Category;
import tracer.attribution.InForce;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.evidence.EvidenceClass;

/** What a label says, in words that never let it pass for more than somebody's statement. */
final class LabelWording {
    private LabelWording() {}

    /**
     * Everything that is known of a label.
     *
     * @param reach {@code LABEL} if it stands on the very address, {@code INFERENCE} if on another
     *     of the same entity
     * @param at the time of the transaction that it is looked at for, if there is one
     */
    static Party.LabelNote note(Label label, EvidenceClass reach, Optional<Instant> at) {
        Validity validity = label.validity();
        Optional<InForce> inForce = at.filter(t -> isDated(label)).map(label::isInForceAt);
        return new Party.LabelNote(
                label.name(),
                label.category().id(),
                label.source(),
                reach.id(),
                label.confidence().id(),
                label.confidence().level(),
                label.author(),
                label.asserted().map(LocalDate::toString),
                label.subject().chainName(),
                validity.list(),
                validity.from().map(LocalDate::toString),
                validity.until().map(LocalDate::toString),
                validity.withdrawn().map(LocalDate::toString),
                label.actor(),
                inForce.map(InForce::id),
                sentence(label, reach, inForce));
    }

    /** Whether it matters when: of a sanction always, of others if they have dates. */
    private static boolean isDated(Label label) {
        return label.category() == Category.SANCTIONED
                || label.validity().from().isPresent()
                || label.validity().until().isPresent()
                || label.validity().withdrawn().isPresent();
    }

    /**
     * Who, by whom, how sure: {@code Exchange A (exchange; says X of 2022-04-15, forensic (50))}.
     */
    static String who(Label label) {
        return "%s (%s; says %s%s%s)"
                .formatted(
                        label.name(),
                        label.category().id(),
                        label.source(),
                        label.asserted().map(d -> " of " + d).orElse(""),
                        label.confidence().isKnown()
                                ? ", confidence " + label.confidence().inWords()
                                : "");
    }

    /** As {@link #who}, and on which chain if it is not Bitcoin's. */
    static String whoAndWhere(Label label) {
        return switch (label.subject()) {
            case LabelSubject.OnBitcoin b -> who(label);
            case LabelSubject.OnEvm e -> who(label) + " on " + e.chain();
            case LabelSubject.OnUnspecifiedEvm u -> who(label) + " on an EVM chain not named";
        };
    }

    private static String sentence(Label label, EvidenceClass reach, Optional<InForce> inForce) {
        StringBuilder out =
                new StringBuilder(
                        "%s (%s), says %s"
                                .formatted(label.name(), label.category().id(), label.source()));
        out.append(label.asserted().map(d -> " of " + d).orElse(", undated"));
        label.author().ifPresent(a -> out.append(", written down by ").append(a));
        out.append("; confidence ").append(label.confidence().inWords());
        if (label.subject().chainName().isEmpty()) {
            out.append("; which EVM chain is not said");
        }
        out.append(validity(label));
        label.validity()
                .withdrawn()
                .ifPresent(d ->
                        out.append("; withdrawn: not said any more in the edition of ").append(d));
        inForce.ifPresent(f -> out.append("; ").append(then(f)));
        if (reach == EvidenceClass.INFERENCE) {
            out.append("; inferred: it stands on another address of the same entity");
        }
        return out.toString();
    }

    private static String validity(Label label) {
        Validity validity = label.validity();
        boolean isSanction = label.category() == Category.SANCTIONED;
        StringBuilder out = new StringBuilder();
        validity.list().ifPresent(l -> out.append("; list ").append(l));
        validity.from()
                .ifPresent(d -> out.append(isSanction ? "; listed " : "; valid from ").append(d));
        validity.until()
                .ifPresent(
                        d -> out.append(isSanction ? "; delisted " : "; valid until ").append(d));
        return out.toString();
    }

    private static String then(InForce inForce) {
        return switch (inForce) {
            case IN_FORCE -> "in force at that time";
            case NOT_IN_FORCE -> "not in force at that time";
            case UNKNOWN -> "whether it was in force at that time is not known";
        };
    }
}
