package tracer.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tracer.mixing.CollaborativeSpend.Collaborative;
import tracer.mixing.CollaborativeSpend.NotCollaborative;
import tracer.mixing.CollaborativeSpend.Undecided;

/** The boundaries of each detector, one condition broken at a time. */
final class CollaborativeSpendTest {
    @Test
    void recognisesEqualOutputsOfHalfTheOutputs() {
        assertThat(asked(t -> coinJoin(t, 100, "b")))
                .isEqualTo(new Collaborative(EqualOutputs.DETECTOR));
        assertThat(asked(t -> coinJoin(t, 100, "b").to("c2", 7)))
                .isEqualTo(new Collaborative(EqualOutputs.DETECTOR));
    }

    @Test
    void seesNoCoinJoinWhereTheShapeIsAnother() {
        // The values of token carriers.
        assertThat(asked(t -> coinJoin(t, 546, "b"))).isEqualTo(new NotCollaborative());
        assertThat(asked(t -> coinJoin(t, 2_730, "b"))).isEqualTo(new NotCollaborative());
        // Fewer scripts than equal outputs.
        assertThat(asked(t -> coinJoin(t, 100, "a"))).isEqualTo(new NotCollaborative());
        // Three of five equal is half, rounded up; three of four is more.
        assertThat(asked(t -> coinJoin(t, 100, "b").to("c", 100)))
                .isEqualTo(new NotCollaborative());
        // Two outputs are a payment and a change.
        assertThat(asked(t -> t.from("a", 9).from("b", 9).to("x", 8).to("y", 8)))
                .isEqualTo(new NotCollaborative());
    }

    @Test
    void takesOneOfTwoEquallyFrequentValues() {
        assertThat(
                        asked(t ->
                                t.from("a", 900)
                                        .from("b", 900)
                                        .to("x", 546)
                                        .to("y", 546)
                                        .to("z", 300)
                                        .to("w", 300)))
                .isEqualTo(new Collaborative(EqualOutputs.DETECTOR));
    }

    @Test
    void recognisesAWhirlpoolMix() {
        assertThat(asked(t -> whirlpool(t, 5, 2, 1_000_000)))
                .isEqualTo(new Collaborative(WhirlpoolMix.DETECTOR));
        assertThat(asked(t -> whirlpool(t, 8, 4, 100_000)))
                .isEqualTo(new Collaborative(WhirlpoolMix.DETECTOR));
    }

    @Test
    void seesNoWhirlpoolWhereTheShapeIsAnother() {
        NotCollaborative not = new NotCollaborative();
        assertThat(asked(t -> whirlpool(t, 4, 2, 1_000_000))).isEqualTo(not);
        assertThat(asked(t -> whirlpool(t, 9, 2, 1_000_000))).isEqualTo(not);
        assertThat(asked(t -> whirlpool(t, 5, 0, 1_000_000))).isEqualTo(not);
        assertThat(asked(t -> whirlpool(t, 8, 5, 1_000_000))).isEqualTo(not);
        assertThat(asked(t -> whirlpool(t, 5, 2, 1_000_001))).isEqualTo(not);
        assertThat(asked(t -> whirlpool(t, 5, 2, 1_000_000).to("more", 5))).isEqualTo(not);
        assertThat(
                        asked(t ->
                                whirlpool(t, 4, 2, 1_000_000)
                                        .from("late", 1_110_001)
                                        .to("o", 1_000_000)))
                .isEqualTo(not);
        assertThat(
                        asked(t ->
                                whirlpool(t, 4, 2, 1_000_000)
                                        .from("in 0", 1_000_000)
                                        .to("o", 1_000_000)))
                .isEqualTo(not);
    }

    @Test
    void recognisesARoundOfWasabi2() {
        assertThat(asked(t -> wasabi(t, 20, 5_000)))
                .isEqualTo(new Collaborative(Wasabi20.DETECTOR));
    }

    @Test
    void seesNoWasabi2WhereTheShapeIsAnother() {
        NotCollaborative not = new NotCollaborative();
        assertThat(asked(t -> wasabi(t, 19, 5_000))).isEqualTo(not);
        assertThat(asked(t -> wasabi(t, 20, 4_999))).isEqualTo(not);
        assertThat(asked(t -> wasabi(t, 18, 5_000).from("in 1", 9).from("in 1", 9))).isEqualTo(not);
    }

    @Test
    void isUndecidedWhereOnlyTheInputsAreMissing() {
        assertThat(asked(t -> t.from("a", 9).fromUnknown().to("x", 5).to("y", 5).to("z", 2)))
                .isInstanceOfSatisfying(
                        Undecided.class, u -> assertThat(u.reason()).contains("equal-outputs v1"));
    }

    @Test
    void needsNoInputsWhereTheOutputsDecide() {
        assertThat(asked(t -> t.fromUnknown().fromUnknown().to("x", 5).to("y", 4)))
                .isEqualTo(new NotCollaborative());
        assertThat(asked(t -> t.fromUnknown().to("x", 5).to("y", 5).to("z", 5)))
                .isEqualTo(new NotCollaborative());
    }

    private static CollaborativeSpend asked(Consumer<SpendFixture> build) {
        SpendFixture t = new SpendFixture();
        build.accept(t);
        return CollaborativeSpend.of(t.build());
    }

    private static SpendFixture coinJoin(SpendFixture t, long equal, String second) {
        return t.from("a", 10_000).from(second, 9_000).to("a1", equal).to("b1", equal).to("c1", 6);
    }

    private static SpendFixture whirlpool(SpendFixture t, int n, int entering, long pool) {
        for (int i = 0; i < n; i++) {
            t.from("in " + i, i < entering ? pool + 100 + i : pool).to("out " + i, pool);
        }
        return t;
    }

    /** Inputs of a coin each; three repeated values, the least of them as given, and changes. */
    private static SpendFixture wasabi(SpendFixture t, int inputs, long least) {
        for (int i = 0; i < inputs; i++) {
            t.from("in " + i, 100_000);
        }
        for (int i = 0; i < 12; i++) {
            t.to("mixed " + i, least * (1 + i % 3)).to("change " + i, 20_000 + i);
        }
        return t;
    }
}
