package tracer.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.mixing.MixingFinding.Verdict;
import tracer.problem.BadInput;

/** What all detectors together say. */
final class MixingFindingTest {
    private static final Set<Detector> BY_ORDER = Set.of(DumplingsWasabi2.DETECTOR);

    @Test
    void asksEveryDetectorOnce() {
        MixingFinding finding = of(new SpendFixture().from("a", 9).to("b", 8));
        assertThat(finding.assessments().stream().map(Assessment::detector))
                .containsExactlyElementsOf(Detectors.ALL);
        assertThat(finding.verdict()).isEqualTo(new Verdict.Ordinary());
        Set<String> ids = new HashSet<>();
        Detectors.ALL.forEach(d -> ids.add(d.id()));
        assertThat(ids).hasSameSizeAs(Detectors.ALL);
        Detectors.ALL.forEach(d -> assertThat(Detectors.of(d.id())).isSameAs(d));
        assertThatThrownBy(() -> Detectors.of("nothing")).isInstanceOf(BadInput.class);
        assertThat(Detectors.ALL).containsAll(Detectors.BY_DEFAULT);
    }

    @Test
    void theHighestGradeNamesIt() {
        SpendFixture mix =
                new SpendFixture()
                        .inputs(2, "new ", 1_000_500)
                        .inputs(3, "old ", 1_000_000)
                        .outputs(5, "o ", 1_000_000);
        assertThat(of(mix).verdict())
                .isEqualTo(new Verdict.Collaborative(WhirlpoolMix.DETECTOR, Grade.of(60)));
    }

    /** The generic rule fits it too: half of its outputs are equal. */
    @Test
    void aTx0IsNoCoinJoin() {
        SpendFixture tx0 =
                new SpendFixture()
                        .inputs(3, "a", 2_000_000)
                        .data()
                        .outputs(3, "coin ", 1_000_500)
                        .to("fee", 50_000)
                        .to("change", 700_000);
        assertThat(of(tx0).answer(EqualOutputs.DETECTOR)).isInstanceOf(Answer.Fits.class);
        assertThat(of(tx0).verdict())
                .isEqualTo(new Verdict.Preparation(WhirlpoolTx0.DETECTOR, Grade.of(60)));
        assertThat(CollaborativeSpend.of(tx0.build()))
                .isEqualTo(new CollaborativeSpend.NotCollaborative());
    }

    @Test
    void aLowGradeDoesNotCountByDefault() {
        // Wasabi 1.1 with one of its two conditions: 35 5/12.
        SpendFixture loose =
                new SpendFixture()
                        .inputs(20, "in ", 50_000_000)
                        .outputs(10, "one ", 10_000_000)
                        .outputs(5, "two ", 20_000_000)
                        .changes(17, "change ", 1_234_567);
        assertThat(of(loose).answer(Wasabi11.DETECTOR))
                .isEqualTo(new Answer.Fits(new Grade(425, 12), ""));
        assertThat(CollaborativeSpend.of(loose.shape(Asked.LATE)))
                .isEqualTo(new CollaborativeSpend.NotCollaborative());
    }

    @Test
    void unknownInputsLeaveItUndecided() {
        SpendFixture open =
                new SpendFixture().fromUnknown().fromUnknown().outputs(2, "o", 500).to("c", 7);
        assertThat(of(open).verdict()).isEqualTo(new Verdict.Undecided(EqualOutputs.DETECTOR));
        assertThat(of(open).answer(EqualOutputs.DETECTOR).sentence())
                .isEqualTo(
                        "undecided: it is not known whether there is as many input scripts as half"
                                + " of the outputs");
    }

    @Test
    void saysWhatItAskedForAndWhatItSaw() {
        MixingFinding finding = of(new SpendFixture().from("a", 9).to("b", 8));
        assertThat(finding.answer(Wasabi20.DETECTOR).sentence())
                .isEqualTo("does not fit: asks for at least 20 inputs; there are 1");
    }

    @Test
    void gradesAreExact() {
        assertThat(new Grade(850, 24)).isEqualTo(new Grade(425, 12)).hasToString("35 5/12");
        assertThat(new Grade(100, 2)).isEqualTo(Grade.of(50)).hasToString("50");
        assertThat(new Grade(149, 3).isAtLeast(50)).isFalse();
        assertThat(new Grade(151, 3).isAtLeast(50)).isTrue();
        assertThat(new Grade(151, 3)).isGreaterThan(Grade.of(50));
        assertThatThrownBy(() -> new Grade(101, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Grade(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Only the rule that names the order may change its mind; and no answer may depend on it. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
    void orderChangesNothingWhereTheRuleHasNone(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Map<String, Integer> fits = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            SpendFixture t = Shapes.random(random);
            MixingFinding before = of(t);
            SpendFixture shuffled = t.shuffled(random);
            for (Assessment a : of(shuffled).assessments()) {
                Answer expected = before.answer(a.detector());
                if (!BY_ORDER.contains(a.detector())) {
                    assertThat(a.answer()).as("%s", a.detector()).isEqualTo(expected);
                }
                fits.merge(
                        a.answer() instanceof Answer.Fits ? a.detector().id() : "",
                        1,
                        Integer::sum);
            }
            assertThat(CollaborativeSpend.of(shuffled.build()))
                    .isEqualTo(CollaborativeSpend.of(t.build()));
        }
        assertThat(fits.keySet()).hasSizeGreaterThan(5);
    }

    /** The quick way out must never disagree with asking all default detectors. */
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void theQuickAnswerIsTheFullAnswer(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            SpendFixture t = Shapes.random(random);
            var placed = t.build();
            assertThat(CollaborativeSpend.of(placed))
                    .isEqualTo(
                            CollaborativeSpend.of(
                                    SpendShape.of(placed, Setting.of(placed.place()))));
        }
    }

    @Test
    void learningAnInputTurnsUndecidedIntoAnAnswerAndNeverAnAnswerIntoAnother() {
        Random random = new Random(51);
        for (int i = 0; i < 300; i++) {
            SpendFixture t = Shapes.random(random);
            List<Assessment> known = of(t).assessments();
            MixingFinding partly = of(t.forgetting(random));
            for (Assessment full : known) {
                Answer answer = partly.answer(full.detector());
                boolean compatible =
                        answer instanceof Answer.Undecided
                                || answer.getClass() == full.answer().getClass();
                assertThat(compatible)
                        .as("%s: %s, then %s", full.detector(), answer, full.answer())
                        .isTrue();
            }
        }
    }

    private static MixingFinding of(SpendFixture t) {
        return MixingFinding.of(t.shape(Asked.LATE));
    }
}
