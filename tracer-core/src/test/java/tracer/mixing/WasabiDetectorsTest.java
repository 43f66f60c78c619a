package tracer.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.mixing.Asked.answer;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptType;
import tracer.mixing.Setting.ExchangeInputs;

/** Each bound of the rules for Wasabi, one condition broken at a time. */
final class WasabiDetectorsTest {
    private static final Detector V10 = Wasabi10.DETECTOR;
    private static final Detector V11 = Wasabi11.DETECTOR;
    private static final Detector V20 = Wasabi20.DETECTOR;
    private static final long BASE = 10_000_000;

    @Test
    void version10HasEqualOutputsNearTheBase() {
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE))).isEqualTo("fits 70");
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE + 500_000))).isEqualTo("fits 70");
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE - 500_000))).isEqualTo("fits 70");
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE + 500_001)))
                .isEqualTo("not participants");
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE - 500_001)))
                .isEqualTo("not participants");
        assertThat(answer(V10, t -> round(t, 20, 10, 12, BASE))).isEqualTo("not majority");
        assertThat(answer(V10, t -> round(t, 20, 3, 4, BASE))).isEqualTo("fits 70");
        assertThat(answer(V10, t -> round(t, 20, 2, 3, BASE))).isEqualTo("not participants");
    }

    @Test
    void version10BoundsInputs() {
        assertThat(answer(V10, t -> round(t, 10, 5, 6, BASE))).isEqualTo("fits 70");
        assertThat(answer(V10, t -> round(t, 9, 5, 6, BASE))).isEqualTo("not inputs");
        // Seven scripts for each of three, and one more.
        assertThat(answer(V10, t -> round(t, 21, 3, 4, BASE))).isEqualTo("fits 70");
        assertThat(answer(V10, t -> round(t, 22, 3, 4, BASE))).isEqualTo("not many-input-scripts");
        assertThat(answer(V10, t -> round(t, 20, 21, 4, BASE))).isEqualTo("not input-scripts");
        // Two of twenty inputs are a tenth, three are more.
        assertThat(answer(V10, t -> round(t, 19, 10, 11, BASE).from("in 0", 1)))
                .isEqualTo("fits 70");
        assertThat(answer(V10, t -> round(t, 18, 10, 11, BASE).from("in 0", 1).from("in 0", 1)))
                .isEqualTo("not input-share");
        assertThat(answer(V10, t -> round(t, 19, 10, 10, BASE).to("eq 0", 5)))
                .isEqualTo("not output-scripts");
    }

    @Test
    void aSmallRoundIsNoSplitIntoEqualParts() {
        assertThat(answer(V10, t -> t.inputs(19, "in ", BASE).outputs(10, "eq ", BASE)))
                .isEqualTo("not equal-split");
        assertThat(answer(V10, t -> t.inputs(20, "in ", BASE).outputs(10, "eq ", BASE)))
                .isEqualTo("fits 70");
        // A ten-thousandth off is still a split; a little more is none. 10 of 10,000,000 and c:
        // c ≤ (100,000,000 + c) / 10,000, so up to 10,001 of 100,010,001.
        assertThat(
                        answer(
                                V10,
                                t ->
                                        t.inputs(19, "in ", BASE)
                                                .outputs(10, "eq ", BASE)
                                                .to("c", 10_001)))
                .isEqualTo("not equal-split");
        assertThat(
                        answer(
                                V10,
                                t ->
                                        t.inputs(19, "in ", BASE)
                                                .outputs(10, "eq ", BASE)
                                                .to("c", 10_002)))
                .isEqualTo("fits 70");
    }

    @Test
    void version11GradesHowTightlyParticipantsAreBounded() {
        // n/s = 1: 100. n/s = 1/7: 50. n/s = 10/20: 50 + 50 (70 − 20)/120.
        assertThat(answer(V11, t -> levels(t, 10, 10, 5))).isEqualTo("fits 100");
        assertThat(answer(V11, t -> levels(t, 70, 10, 5))).isEqualTo("fits 50");
        assertThat(answer(V11, t -> levels(t, 20, 10, 5))).isEqualTo("fits 70 5/6");
        assertThat(answer(V11, t -> levels(t, 71, 10, 5))).isEqualTo("not many-input-scripts");
        assertThat(answer(V11, t -> levels(t, 10, 11, 5))).isEqualTo("not input-scripts");
    }

    @Test
    void version11HalvesTheGradeWhereOneConditionAloneHolds() {
        // 15 on levels of 32 outputs: no majority, but 16 others for 20 scripts.
        assertThat(answer(V11, t -> levels(t, 20, 10, 17))).isEqualTo("fits 35 5/12");
        // 15 of 16 with more others than scripts cannot be; 15 of 37 with 21 others and 20 scripts.
        assertThat(answer(V11, t -> levels(t, 20, 10, 21))).isEqualTo("fits 35 5/12");
        assertThat(answer(V11, t -> levels(t, 20, 10, 22))).isEqualTo("not majority");
    }

    @Test
    void version11CountsLevelsOfTwoOrMore() {
        // 0.1 and 0.2 BTC, the tolerance of the second twice as wide: 50 + 50 (21 − 10) / 60.
        assertThat(
                        answer(
                                V11,
                                t ->
                                        t.inputs(10, "in ", BASE)
                                                .to("a", 9_500_000)
                                                .to("b", 10_500_000)
                                                .to("c", BASE)
                                                .to("d", 19_000_000)
                                                .to("e", 21_000_000)
                                                .to("f", 80_000_000)
                                                .changes(5, "c ", 1_234_567)))
                .isEqualTo("fits 59 1/6");
        assertThat(
                        answer(
                                V11,
                                t ->
                                        t.inputs(10, "in ", BASE)
                                                .to("a", 9_499_999)
                                                .to("b", 10_500_000)
                                                .to("c", BASE)
                                                .changes(3, "c ", 1_234_567)))
                .isEqualTo("not participants");
    }

    @Test
    void version1IsNotBeforeWasabi() {
        Setting before = stamped("2018-06-30T23:59:59Z");
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE), before)).isEqualTo("not too-early");
        assertThat(answer(V11, t -> levels(t, 20, 10, 5), before)).isEqualTo("not too-early");
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE), stamped("2018-07-01T00:00:00Z")))
                .isEqualTo("fits 70");
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE), Setting.UNKNOWN))
                .isEqualTo("fits 70");
    }

    @Test
    void anExchangesInputVoidsVersion1AndNotVersion2() {
        Setting some = Asked.withExchange(ExchangeInputs.SOME);
        assertThat(answer(V10, t -> round(t, 20, 10, 11, BASE), some))
                .isEqualTo("not exchange-input");
        assertThat(answer(V11, t -> levels(t, 20, 10, 5), some)).isEqualTo("not exchange-input");
        assertThat(answer(V20, t -> wabiSabi(t, 20), some)).isEqualTo("fits 60");
        assertThat(
                        answer(
                                V10,
                                t -> round(t, 20, 10, 11, BASE),
                                Asked.withExchange(ExchangeInputs.NONE)))
                .isEqualTo("fits 70");
    }

    @Test
    void aStonewallVoidsVersion1() {
        // Three near the base of which two are equal, from ten inputs: Stonewall's shape.
        assertThat(
                        answer(
                                V11,
                                t ->
                                        t.inputs(10, "in ", BASE)
                                                .outputs(2, "eq ", BASE)
                                                .to("near", BASE + 1)
                                                .to("c", 4_321_000)))
                .isEqualTo("not stonewall");
    }

    @Test
    void version2AsksForThreeValuesAndAnUnpairedOutput() {
        assertThat(answer(V20, t -> wabiSabi(t, 20))).isEqualTo("fits 60");
        assertThat(answer(V20, t -> wabiSabi(t, 19))).isEqualTo("not inputs");
        assertThat(
                        answer(
                                V20,
                                t ->
                                        t.inputs(20, "in ", BASE)
                                                .outputs(4, "a ", 5_000)
                                                .outputs(4, "b ", 6_561)
                                                .to("c", 7)))
                .isEqualTo("not denominations");
        assertThat(
                        answer(
                                V20,
                                t ->
                                        t.inputs(20, "in ", BASE)
                                                .outputs(2, "a ", 5_000)
                                                .outputs(2, "b ", 6_561)
                                                .outputs(2, "c ", 8_192)))
                .isEqualTo("not no-change");
        // Six of thirteen are half but one; six of fourteen are less.
        assertThat(answer(V20, t -> wabiSabi(t, 20).changes(6, "more ", 30_000)))
                .isEqualTo("fits 60");
        assertThat(answer(V20, t -> wabiSabi(t, 20).changes(7, "more ", 30_000)))
                .isEqualTo("not majority");
        assertThat(answer(V20, t -> wabiSabi(t, 20).to("dust", 4_999)))
                .isEqualTo("not least-value");
        assertThat(answer(V20, t -> wabiSabi(t, 20).to("a 0", 77_777)))
                .isEqualTo("not output-scripts");
        assertThat(answer(V20, t -> wabiSabi(t, 17).inputs(1, "x", 1).from("x0", 1).from("x0", 1)))
                .isEqualTo("not input-share");
    }

    @Test
    void dumplingsKnowsTheCoordinatorsAddressesUntil610000() {
        Detector d = DumplingsWasabi1Early.DETECTOR;
        assertThat(answer(d, t -> coordinated(t, 3), Asked.at(530_500))).isEqualTo("fits 90");
        assertThat(answer(d, t -> coordinated(t, 3), Asked.at(609_999))).isEqualTo("fits 90");
        assertThat(answer(d, t -> coordinated(t, 3), Asked.at(530_499))).isEqualTo("not height");
        assertThat(answer(d, t -> coordinated(t, 3), Asked.at(610_000))).isEqualTo("not height");
        assertThat(answer(d, t -> coordinated(t, 2), Asked.at(600_000)))
                .isEqualTo("not equal-outputs");
        assertThat(answer(d, t -> t.from("a", 9).outputs(3, "e", 2), Asked.at(600_000)))
                .isEqualTo("not coordinator");
        Setting regtest =
                Setting.of(BitcoinChain.REGTEST, 600_000, Instant.EPOCH, ExchangeInputs.NOT_ASKED);
        assertThat(answer(d, t -> coordinated(t, 3), regtest)).isEqualTo("not height");
    }

    @Test
    void dumplingsTellsLateRoundsOfVersion1() {
        Detector d = DumplingsWasabi1Late.DETECTOR;
        assertThat(answer(d, t -> round(t, 10, 10, 2, BASE))).isEqualTo("fits 70");
        assertThat(answer(d, t -> round(t, 10, 10, 2, BASE + 2_000_000))).isEqualTo("fits 70");
        assertThat(answer(d, t -> round(t, 10, 10, 2, BASE + 2_000_001)))
                .isEqualTo("not denomination");
        assertThat(answer(d, t -> round(t, 10, 10, 2, BASE - 2_000_001)))
                .isEqualTo("not denomination");
        assertThat(answer(d, t -> round(t, 10, 9, 2, BASE))).isEqualTo("not equal-outputs");
        assertThat(answer(d, t -> round(t, 10, 11, 2, BASE))).isEqualTo("not participants");
        assertThat(answer(d, t -> round(t, 10, 10, 1, BASE))).isEqualTo("not unique-outputs");
        assertThat(answer(d, t -> round(t, 9, 10, 2, BASE).from(ScriptFixture.keyHash("a"), 9)))
                .isEqualTo("not script-types");
        assertThat(answer(d, t -> round(t, 10, 10, 2, BASE), Asked.at(609_999)))
                .isEqualTo("not height");
    }

    @Test
    void dumplingsTellsVersion2ByItsOrderAndDenominations() {
        Detector d = DumplingsWasabi2.DETECTOR;
        assertThat(answer(d, t -> sorted(t, 50, 5))).isEqualTo("fits 70");
        assertThat(answer(d, t -> sorted(t, 49, 5))).isEqualTo("not inputs");
        // Four of five are just four fifths.
        assertThat(answer(d, t -> sorted(t, 50, 4))).isEqualTo("not denominations");
        assertThat(answer(d, t -> sorted(t, 50, 5).to("out of order", 19_684)))
                .isEqualTo("not output-order");
        assertThat(answer(d, t -> sorted(t, 50, 5).from("out of order", 2 * BASE)))
                .isEqualTo("not input-order");
        assertThat(answer(d, t -> sorted(t, 49, 5).from(ScriptFixture.of(ScriptType.P2TR, "t"), 1)))
                .isEqualTo("fits 70");
        assertThat(answer(d, t -> sorted(t, 49, 5).from(ScriptFixture.keyHash("t"), 1)))
                .isEqualTo("not script-types");
        assertThat(answer(d, t -> sorted(t, 49, 5).fromUnknown())).isEqualTo("open script-types");
        assertThat(answer(d, t -> sorted(t, 50, 5), Asked.at(741_212))).isEqualTo("not height");
        assertThat(answer(d, t -> sorted(t, 50, 5), Asked.at(741_213))).isEqualTo("fits 70");
    }

    private static Setting stamped(String time) {
        return new Setting(
                Optional.of(BitcoinChain.REGTEST),
                Asked.LATE.height(),
                Optional.of(Instant.parse(time)),
                ExchangeInputs.NOT_ASKED);
    }

    private static SpendFixture round(
            SpendFixture t, int inputs, int equal, int changes, long value) {
        return t.inputs(inputs, "in ", 2 * BASE)
                .outputs(equal, "eq ", value)
                .changes(changes, "change ", 1_234_567);
    }

    /** So many outputs of 0.1 BTC, half as many of 0.2 BTC. */
    private static SpendFixture levels(SpendFixture t, int inputs, int equal, int changes) {
        return round(t, inputs, equal, changes, BASE).outputs(equal / 2, "two ", 2 * BASE);
    }

    /** Three values twice each and a change. */
    private static SpendFixture wabiSabi(SpendFixture t, int inputs) {
        return t.inputs(inputs, "in ", BASE)
                .outputs(2, "a ", 5_000)
                .outputs(2, "b ", 6_561)
                .outputs(2, "c ", 8_192)
                .to("change", 22_222);
    }

    private static SpendFixture coordinated(SpendFixture t, int equal) {
        return t.from("a", BASE)
                .to(
                        Address.of("bc1qs604c7jv6amk4cxqlnvuxv26hv3e48cds4m0ew", BitcoinChain.MAIN)
                                .script(),
                        900)
                .outputs(equal, "eq ", 1_000);
    }

    /** A change, then standard denominations; inputs and outputs in falling order. */
    private static SpendFixture sorted(SpendFixture t, int inputs, int standard) {
        t.inputs(inputs, "in ", BASE).to("change", 22_222);
        long[] denominations = {20_000, 19_683, 16_384, 13_122, 10_000};
        for (int i = 0; i < standard; i++) {
            t.to("d" + i, denominations[i]);
        }
        return t;
    }
}
