package tracer.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.entity.EntityExplanation;
import tracer.entity.EntityExplanation.Apart;
import tracer.entity.EntityExplanation.Joined;
import tracer.entity.EntityExplanation.OneScript;
import tracer.entity.EntityExplanation.Step;
import tracer.inquiry.EntityDocument.Reason;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;

/** Answers: why is this one with that one? */
final class EntityWhyAnswer {
    private final Ports ports;
    private final EntityLookup lookup;

    EntityWhyAnswer(Ports ports) {
        this.ports = ports;
        this.lookup = new EntityLookup(ports);
    }

    EntityWhyDocument answer(String from, String to) {
        Stamp stamp = Stamp.of(lookup.computed().at());
        ScriptHash a = lookup.script(from);
        ScriptHash b = lookup.script(to);
        EntityExplanation explanation = EntityExplanation.between(ports.entities(), a, b);
        List<Step> steps = steps(explanation);
        Map<ScriptHash, Script> scripts =
                lookup.scripts(steps.stream().map(Step::evidence).toList());
        List<Reason> reasons =
                steps.stream()
                        .map(s -> lookup.reason(s.from(), s.to(), s.evidence(), scripts))
                        .toList();
        return new EntityWhyDocument(
                "tracer.entity-why/1",
                stamp.height(),
                stamp.hash(),
                false,
                lookup.name(a),
                lookup.name(b),
                verdict(explanation),
                explanation instanceof Joined j
                        ? Optional.of(j.entity().id().toString())
                        : Optional.empty(),
                explanation instanceof Joined j
                        ? OptionalInt.of(j.confidence())
                        : OptionalInt.empty(),
                reasons,
                steps.stream()
                        .map(s -> s.evidence().rule())
                        .distinct()
                        .sorted()
                        .map(RuleNotes::of)
                        .toList(),
                lookup.computed().by().toString(),
                sentence(explanation));
    }

    private static List<Step> steps(EntityExplanation explanation) {
        return explanation instanceof Joined j ? j.steps() : List.of();
    }

    private static String verdict(EntityExplanation explanation) {
        return switch (explanation) {
            case OneScript o -> "one-script";
            case Apart a -> "apart";
            case Joined j -> "joined";
        };
    }

    private static String sentence(EntityExplanation explanation) {
        return switch (explanation) {
            case OneScript o -> "Both are one script.";
            case Apart a -> "No evidence joins them. That is no proof of two owners.";
            case Joined j ->
                    "Both are believed to have one owner, by %d piece%s of evidence in a row, the weakest of grade %d. Each is an inference; the error rate of this chain on the public chain is unknown."
                            .formatted(
                                    j.steps().size(),
                                    j.steps().size() == 1 ? "" : "s",
                                    j.confidence());
        };
    }
}
