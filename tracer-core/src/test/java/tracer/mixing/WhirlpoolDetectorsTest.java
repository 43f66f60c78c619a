package tracer.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.mixing.Asked.answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ledger.ScriptFixture;

/** Each bound of the rules for Whirlpool, one condition broken at a time. */
final class WhirlpoolDetectorsTest {
    private static final Detector MIX = WhirlpoolMix.DETECTOR;
    private static final Detector TX0 = WhirlpoolTx0.DETECTOR;
    private static final long POOL = 1_000_000;

    @ParameterizedTest
    @ValueSource(longs = {100_000, 1_000_000, 2_500_000, 5_000_000, 25_000_000, 50_000_000})
    void knowsEveryPool(long pool) {
        assertThat(answer(MIX, t -> mix(t, 5, 2, pool))).isEqualTo("fits 60");
    }

    @Test
    void aMixHasFiveToEightCoinsOfWhichOneToFourEnter() {
        assertThat(answer(MIX, t -> mix(t, 8, 4, POOL))).isEqualTo("fits 60");
        assertThat(answer(MIX, t -> mix(t, 8, 1, POOL))).isEqualTo("fits 60");
        assertThat(answer(MIX, t -> mix(t, 4, 2, POOL))).isEqualTo("not inputs");
        assertThat(answer(MIX, t -> mix(t, 9, 2, POOL))).isEqualTo("not inputs");
        assertThat(answer(MIX, t -> mix(t, 5, 0, POOL))).isEqualTo("not entrants");
        assertThat(answer(MIX, t -> mix(t, 8, 5, POOL))).isEqualTo("not entrants");
        assertThat(answer(MIX, t -> mix(t, 5, 2, POOL + 1))).isEqualTo("not pool-size");
        assertThat(answer(MIX, t -> mix(t, 5, 2, POOL).to("more", 5))).isEqualTo("not outputs");
    }

    @Test
    void aCoinEntersWith100To110000SatoshisMore() {
        assertThat(answer(MIX, t -> mixWith(t, POOL + 100))).isEqualTo("fits 60");
        assertThat(answer(MIX, t -> mixWith(t, POOL + 110_000))).isEqualTo("fits 60");
        assertThat(answer(MIX, t -> mixWith(t, POOL + 99))).isEqualTo("not input-values");
        assertThat(answer(MIX, t -> mixWith(t, POOL + 110_001))).isEqualTo("not input-values");
        assertThat(answer(MIX, t -> mixWith(t, POOL - 1))).isEqualTo("not input-values");
    }

    @Test
    void aMixHasScriptsOfItsOwn() {
        assertThat(answer(MIX, t -> mix(t, 4, 2, POOL).from("in 0", POOL).to("o", POOL)))
                .isEqualTo("not input-scripts");
        assertThat(answer(MIX, t -> mix(t, 4, 2, POOL).from("i", POOL).to("out 0", POOL)))
                .isEqualTo("not output-scripts");
    }

    @Test
    void anUnknownInputLeavesAMixOpenUnlessAnotherRefutesIt() {
        assertThat(answer(MIX, t -> mix(t, 4, 2, POOL).fromUnknown().to("o", POOL)))
                .isEqualTo("open input-values");
        assertThat(
                        answer(
                                MIX,
                                t ->
                                        mix(t, 4, 2, POOL)
                                                .fromUnknown()
                                                .from("i", POOL - 1)
                                                .outputs(2, "o", POOL)))
                .isEqualTo("not input-values");
    }

    @Test
    void aTx0MakesCoinsAndPaysTheFee() {
        assertThat(answer(TX0, t -> tx0(t, 5, 50_000))).isEqualTo("fits 60");
        assertThat(answer(TX0, t -> tx0(t, 1, 50_000))).isEqualTo("fits 60");
        assertThat(answer(TX0, t -> tx0(t, 70, 50_000))).isEqualTo("fits 60");
        assertThat(answer(TX0, t -> tx0(t, 71, 50_000))).isEqualTo("not premix");
        assertThat(answer(TX0, t -> tx0(t, 5, 25_000))).isEqualTo("fits 60");
        assertThat(answer(TX0, t -> tx0(t, 5, 150_000))).isEqualTo("fits 60");
        assertThat(answer(TX0, t -> tx0(t, 5, 24_999))).isEqualTo("not pool-fee");
        assertThat(answer(TX0, t -> tx0(t, 5, 150_001))).isEqualTo("not pool-fee");
    }

    @Test
    void aTx0HasOneOutputOfDataAndOneChangeAtMost() {
        assertThat(answer(TX0, t -> tx0(t, 5, 50_000).data())).isEqualTo("not data");
        assertThat(answer(TX0, t -> t.from("a", 9).outputs(2, "p", POOL + 500).to("f", 50_000)))
                .isEqualTo("not data");
        assertThat(answer(TX0, t -> t.from("a", 9).data().to("p", POOL + 500)))
                .isEqualTo("not outputs");
        assertThat(answer(TX0, t -> tx0(t, 5, 50_000).to("c", 7))).isEqualTo("fits 60");
        assertThat(answer(TX0, t -> tx0(t, 5, 50_000).to("c", 7).to("d", 8)))
                .isEqualTo("not other-outputs");
        // A change as great as a fee: which of the two is the fee cannot be told.
        assertThat(answer(TX0, t -> tx0(t, 5, 50_000).to("c", 60_000))).isEqualTo("not pool-fee");
        assertThat(answer(TX0, t -> t.data().to("p", POOL + 500).to("f", 50_000)))
                .isEqualTo("not inputs");
    }

    @Test
    void aTx0sCoinIsWorth100To110000SatoshisAboveThePool() {
        for (long above : new long[] {100, 110_000}) {
            assertThat(
                            answer(
                                    TX0,
                                    t ->
                                            t.from("a", 9)
                                                    .data()
                                                    .to("p", POOL + above)
                                                    .to("f", 50_000)))
                    .isEqualTo("fits 60");
        }
        for (long above : new long[] {99, 110_001}) {
            assertThat(
                            answer(
                                    TX0,
                                    t ->
                                            t.from("a", 9)
                                                    .data()
                                                    .to("p", POOL + above)
                                                    .to("f", 50_000)))
                    .isEqualTo("not premix");
        }
    }

    @Test
    void theStonewallVetoVoidsASmallTx0OfSeveralInputs() {
        assertThat(answer(TX0, t -> tx0(t, 2, 50_000).to("c", 7))).isEqualTo("fits 60");
        assertThat(answer(TX0, t -> tx0(t, 2, 50_000).to("c", 7).from("b", 9)))
                .isEqualTo("not stonewall");
    }

    @Test
    void dumplingsAsksForKeyHashesAndTakesUpToTenCoins() {
        Detector d = DumplingsWhirlpool.DETECTOR;
        assertThat(answer(d, t -> mix(t, 10, 6, POOL))).isEqualTo("fits 60");
        assertThat(answer(d, t -> mix(t, 11, 6, POOL))).isEqualTo("not inputs");
        assertThat(answer(d, t -> mix(t, 5, 5, POOL))).isEqualTo("not remixes");
        assertThat(answer(d, t -> mix(t, 5, 2, 2_500_000))).isEqualTo("not pool-size");
        assertThat(answer(d, t -> mixWith(t, POOL + 110_001))).isEqualTo("not input-values");
        assertThat(
                        answer(
                                d,
                                t ->
                                        mix(t, 4, 2, POOL)
                                                .from("i", POOL)
                                                .to(ScriptFixture.keyHash("o"), POOL)))
                .isEqualTo("not script-types");
        assertThat(answer(d, t -> mix(t, 5, 2, POOL), Asked.at(569_999))).isEqualTo("not height");
        assertThat(answer(d, t -> mix(t, 5, 2, POOL), Asked.at(570_000))).isEqualTo("fits 60");
        assertThat(answer(d, t -> mix(t, 5, 2, POOL), Setting.UNKNOWN)).isEqualTo("open height");
    }

    private static SpendFixture mix(SpendFixture t, int n, int entering, long pool) {
        return t.inputs(entering, "in ", pool + 500)
                .inputs(n - entering, "re ", pool)
                .outputs(n, "out ", pool);
    }

    private static SpendFixture mixWith(SpendFixture t, long entering) {
        return mix(t, 5, 1, POOL).from("late", entering).to("late", POOL);
    }

    private static SpendFixture tx0(SpendFixture t, int coins, long fee) {
        return t.from("a", 90_000_000).data().to("fee", fee).outputs(coins, "p", POOL + 500);
    }
}
