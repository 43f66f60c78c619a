package tracer.inquiry;

import java.util.List;
import tracer.evidence.EvidenceClass;
import tracer.flow.Direction;
import tracer.flow.Holding;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Step;
import tracer.fold.Fold;

/** What reads as one in a trace, in words. */
record FoldWording(Direction direction, Policy policy) {
    FoldNote note(Fold fold) {
        return new FoldNote(
                fold.kind().id(),
                fold.kind().rule(),
                EvidenceClass.INFERENCE.id(),
                sentence(fold),
                fold.steps().stream().mapToInt(Step::hop).min().orElseThrow(),
                fold.steps().stream().mapToInt(Step::hop).max().orElseThrow(),
                fold.steps().stream().map(s -> s.transaction().id().toString()).toList(),
                outputs(fold.entering()),
                outputs(fold.inside()),
                outputs(fold.ended()),
                outputs(fold.leaving()),
                Amount.of(fold.tracedIn()),
                Amount.of(fold.tracedEnded()),
                Amount.of(fold.tracedFees()),
                Amount.of(fold.tracedOn()));
    }

    private static List<String> outputs(List<Holding> holdings) {
        return holdings.stream().map(h -> h.output().toString()).toList();
    }

    private String sentence(Fold fold) {
        return switch (fold.kind()) {
            case PEELING ->
                    switch (direction) {
                        case FORWARD -> peeled(fold);
                        case BACKWARD ->
                                "%d hops of peeling: %s came through them; what they paid off on the way is no part of this trace"
                                        .formatted(fold.steps().size(), traced(fold.tracedIn()));
                    };
            case AGGREGATION ->
                    "%d transactions come together in one: %s comes in, %s goes to fees, %s ends, %s goes on"
                            .formatted(
                                    fold.steps().size() - 1,
                                    traced(fold.tracedIn()),
                                    text(fold.tracedFees()),
                                    text(fold.tracedEnded()),
                                    text(fold.tracedOn()));
            case FAN_OUT ->
                    "one transaction pays %d outputs: of %s that comes in, %s ends in %d of them, %s goes to fees, %s goes on"
                            .formatted(
                                    fold.ended().size() + fold.leaving().size(),
                                    traced(fold.tracedIn()),
                                    text(fold.tracedEnded()),
                                    fold.ended().size(),
                                    text(fold.tracedFees()),
                                    text(fold.tracedOn()));
        };
    }

    private String peeled(Fold fold) {
        Rational rest = fold.remainder().map(Holding::traced).orElse(Rational.ZERO);
        int outputs = fold.ended().size() + fold.leaving().size();
        int peels = fold.remainder().isPresent() ? outputs - 1 : outputs;
        boolean goesOn =
                fold.remainder().isPresent()
                        && fold.remainder().get().fate() instanceof Holding.Fate.Followed;
        return "%d hops of peeling: of %s that comes in, %s is peeled off to %d outputs, %s goes to fees, remainder %s%s"
                .formatted(
                        fold.steps().size(),
                        traced(fold.tracedIn()),
                        text(fold.tracedEnded().plus(fold.tracedOn()).minus(rest)),
                        peels,
                        text(fold.tracedFees()),
                        text(rest),
                        goesOn ? " goes on" : "");
    }

    /** Traced value is a convention, and named as one. */
    private String traced(Rational amount) {
        return "%s under %s".formatted(text(amount), policy.title());
    }

    private static String text(Rational amount) {
        return Amount.of(amount).text();
    }
}
