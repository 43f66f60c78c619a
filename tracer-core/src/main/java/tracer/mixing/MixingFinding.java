package tracer.mixing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tracer.mixing.Answer.Fits;

/**
 * What every detector says of one transaction, and what follows.
 *
 * @param assessments one for each detector, in the order of {@link Detectors#ALL}
 */
public record MixingFinding(List<Assessment> assessments) {
    public MixingFinding {
        assessments = List.copyOf(assessments);
    }

    /** What follows from all of them; an inference. */
    public sealed interface Verdict {
        /** Several owners spend together. */
        record Collaborative(Detector detector, Grade grade) implements Verdict {}

        /** One owner prepares coins for a mix: no CoinJoin. */
        record Preparation(Detector detector, Grade grade) implements Verdict {}

        /** None fits, but some could; the first of them. */
        record Undecided(Detector detector) implements Verdict {}

        /** None fits. No proof: a PayJoin looks like any payment. */
        record Ordinary() implements Verdict {}
    }

    /** Asks all of them. */
    public static MixingFinding of(SpendShape shape) {
        return new MixingFinding(
                Detectors.ALL.stream().map(d -> new Assessment(d, d.ask(shape))).toList());
    }

    public Answer answer(Detector detector) {
        return assessments.stream()
                .filter(a -> a.detector().equals(detector))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    /** The same with another answer of one detector. */
    MixingFinding with(Detector detector, Answer answer) {
        return new MixingFinding(
                assessments.stream()
                        .map(a ->
                                a.detector().equals(detector)
                                        ? new Assessment(detector, answer)
                                        : a)
                        .toList());
    }

    /** By the one that fits with the highest grade; of equal grades, the first in the list. */
    public Verdict verdict() {
        return fitting()
                .findFirst()
                .map(MixingFinding::verdict)
                .or(() -> undecided().findFirst().map(Verdict.Undecided::new))
                .orElseGet(Verdict.Ordinary::new);
    }

    private static Verdict verdict(Graded best) {
        return best.detector().spendClass().isCollaborative()
                ? new Verdict.Collaborative(best.detector(), best.grade())
                : new Verdict.Preparation(best.detector(), best.grade());
    }

    private record Graded(Detector detector, Grade grade) {}

    /** The highest grade first; the sort is stable. */
    private Stream<Graded> fitting() {
        return assessments.stream()
                .flatMap(a ->
                        a.answer() instanceof Fits f
                                ? Stream.of(new Graded(a.detector(), f.grade()))
                                : Stream.empty())
                .sorted(Comparator.comparing(Graded::grade).reversed());
    }

    private Stream<Detector> undecided() {
        return assessments.stream()
                .filter(a -> a.answer() instanceof Answer.Undecided)
                .map(Assessment::detector);
    }
}
