package tracer.mixing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        /** Several owners spend together, as the detector with the highest grade says. */
        record Collaborative(Detector detector, Grade grade) implements Verdict {}

        /** One owner prepares coins for a mix. */
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
                .filter(a -> a.detector() == detector)
                .findFirst()
                .orElseThrow()
                .answer();
    }

    /** The same with another answer of one detector. */
    MixingFinding with(Detector detector, Answer answer) {
        return new MixingFinding(
                assessments.stream()
                        .map(a -> a.detector() == detector ? new Assessment(detector, answer) : a)
                        .toList());
    }

    /**
     * Among those that fit, one that sees several owners counts before one that sees a preparation;
     * then the higher grade, then the order of the list.
     */
    public Verdict verdict() {
        Optional<Verdict> fits =
                best(true)
                        .<Verdict>map(b -> new Verdict.Collaborative(b.detector(), b.grade()))
                        .or(() ->
                                best(false)
                                        .map(b ->
                                                new Verdict.Preparation(b.detector(), b.grade())));
        return fits.orElseGet(
                () ->
                        assessments.stream()
                                .filter(a -> a.answer() instanceof Answer.Undecided)
                                .findFirst()
                                .<Verdict>map(a -> new Verdict.Undecided(a.detector()))
                                .orElseGet(Verdict.Ordinary::new));
    }

    private record Graded(Detector detector, Grade grade) {}

    private Optional<Graded> best(boolean collaborative) {
        // Stream.max takes the last of equals; the first is wanted.
        return assessments.stream()
                .filter(a -> a.detector().spendClass().isCollaborative() == collaborative)
                .flatMap(a ->
                        a.answer() instanceof Fits f
                                ? Stream.of(new Graded(a.detector(), f.grade()))
                                : Stream.empty())
                .sorted(Comparator.comparing(Graded::grade).reversed())
                .findFirst();
    }
}
