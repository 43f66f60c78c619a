package tracer.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.mixing.Asked.answer;

import org.junit.jupiter.api.Test;
import tracer.mixing.Setting.ExchangeInputs;

/** JoinMarket, Dumplings' other CoinJoins, the generic rule, and the payments taken for them. */
final class OtherDetectorsTest {
    private static final Detector JOIN_MARKET = JoinMarket.DETECTOR;
    private static final Detector OTHER = DumplingsOther.DETECTOR;
    private static final Detector EQUAL = EqualOutputs.DETECTOR;

    @Test
    void joinMarketAsksForThreeEqualOutputsOfHalf() {
        assertThat(answer(JOIN_MARKET, t -> joined(t, 3, 3, 3, 50_000))).isEqualTo("fits 49");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 3, 3, 1, 50_000))).isEqualTo("fits 49");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 3, 3, 4, 50_000))).isEqualTo("not majority");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 2, 2, 2, 50_000)))
                .isEqualTo("not participants");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 3, 3, 0, 50_000))).isEqualTo("not no-change");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 2, 3, 3, 50_000)))
                .isEqualTo("not input-scripts");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 3, 3, 2, 50_000).to("eq 0", 9)))
                .isEqualTo("not output-scripts");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 3, 3, 3, 2_731))).isEqualTo("fits 49");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 3, 3, 3, 2_730)))
                .isEqualTo("not participants");
    }

    @Test
    void aLargeJoinMarketHasFewInputsAndEnoughOutputsForEach() {
        assertThat(answer(JOIN_MARKET, t -> joined(t, 60, 3, 3, 50_000))).isEqualTo("fits 49");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 61, 3, 3, 50_000)))
                .isEqualTo("not inputs-each");
        // 17 outputs for 10 equal ones are 1.7 each, 16 are fewer.
        assertThat(answer(JOIN_MARKET, t -> joined(t, 50, 10, 7, 50_000))).isEqualTo("fits 49");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 50, 10, 6, 50_000)))
                .isEqualTo("not outputs-each");
        assertThat(answer(JOIN_MARKET, t -> joined(t, 49, 10, 6, 50_000))).isEqualTo("fits 49");
    }

    @Test
    void anExchangesPayoutIsNoJoinMarket() {
        assertThat(
                        answer(
                                JOIN_MARKET,
                                t -> joined(t, 5, 5, 1, 50_000),
                                Asked.withExchange(ExchangeInputs.SOME)))
                .isEqualTo("not exchange-input");
    }

    @Test
    void dumplingsOtherAsksForOneRepeatedValueOnHalf() {
        assertThat(answer(OTHER, t -> joined(t, 3, 3, 3, 50_000))).isEqualTo("fits 45");
        assertThat(answer(OTHER, t -> joined(t, 3, 3, 2, 50_000))).isEqualTo("not participants");
        assertThat(answer(OTHER, t -> joined(t, 3, 2, 2, 50_000).outputs(2, "x ", 7)))
                .isEqualTo("not equal-outputs");
        assertThat(answer(OTHER, t -> joined(t, 2, 3, 3, 50_000))).isEqualTo("not input-scripts");
        assertThat(answer(OTHER, t -> t.from("a", 9).to("b", 8))).isEqualTo("not inputs");
    }

    @Test
    void dumplingsOtherBoundsTheGreatestInput() {
        // Equal value 50,000, greatest change 90,002; 10,000 less.
        assertThat(answer(OTHER, t -> joined(t, 2, 3, 3, 50_000).from("big", 130_002)))
                .isEqualTo("fits 45");
        assertThat(answer(OTHER, t -> joined(t, 2, 3, 3, 50_000).from("big", 130_003)))
                .isEqualTo("not greatest-input");
        assertThat(answer(OTHER, t -> joined(t, 2, 3, 3, 50_000).fromUnknown()))
                .isEqualTo("open input-scripts");
    }

    @Test
    void theGenericRuleSeesStonewallsToo() {
        assertThat(answer(EQUAL, OtherDetectorsTest::stonewall)).isEqualTo("fits 50");
        assertThat(answer(JOIN_MARKET, OtherDetectorsTest::stonewall))
                .isEqualTo("not participants");
        assertThat(Vetoes.isStonewall(stonewall(new SpendFixture()).shape(Setting.UNKNOWN)))
                .isTrue();
    }

    @Test
    void aStonewallHasOneValueTwiceAmongThreeOrFour() {
        assertThat(isStonewall(new SpendFixture().inputs(2, "i", 9).to("a", 5_000).to("b", 5_000)))
                .isFalse();
        assertThat(isStonewall(equalPair(5_000).to("c", 7))).isTrue();
        assertThat(isStonewall(equalPair(4_999).to("c", 7))).isFalse();
        assertThat(isStonewall(equalPair(5_000).to("c", 7).to("d", 8))).isTrue();
        assertThat(isStonewall(equalPair(5_000).to("c", 7).to("d", 7))).isFalse();
        assertThat(isStonewall(equalPair(5_000).to("c", 5_000).to("d", 7))).isFalse();
        assertThat(isStonewall(equalPair(5_000).to("c", 7).to("d", 8).to("e", 9))).isFalse();
        assertThat(isStonewall(equalPair(5_000).to("c", 7).to("d", 8).data())).isTrue();
        assertThat(isStonewall(new SpendFixture().from("i", 9).outputs(2, "p", 5_000).to("c", 7)))
                .isFalse();
    }

    private static boolean isStonewall(SpendFixture t) {
        return Vetoes.isStonewall(t.shape(Setting.UNKNOWN));
    }

    private static SpendFixture equalPair(long value) {
        return new SpendFixture().inputs(2, "i", 90_000).outputs(2, "p", value);
    }

    private static SpendFixture stonewall(SpendFixture t) {
        return t.inputs(3, "i", 90_000).outputs(2, "p", 60_000).to("c", 70_000).to("d", 80_000);
    }

    private static SpendFixture joined(
            SpendFixture t, int inputs, int equal, int changes, long value) {
        return t.inputs(inputs, "in ", 100_000)
                .outputs(equal, "eq ", value)
                .changes(changes, "change ", 90_000);
    }
}
