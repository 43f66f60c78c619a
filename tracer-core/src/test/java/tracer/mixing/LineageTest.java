package tracer.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;
import tracer.ledger.TxId;

/** Made-up transactions tied by their ids: a Tx0, a mix, the mix after it. */
final class LineageTest {
    private static final long POOL = 1_000_000;

    private final Map<TxId, ShapedSpend> stored = new HashMap<>();
    private final Map<OutPoint, ShapedSpend> spends = new HashMap<>();
    private final Lineage lineage =
            new Lineage(
                    ids -> {
                        Map<TxId, ShapedSpend> found = new HashMap<>(stored);
                        found.keySet().retainAll(ids);
                        return found;
                    },
                    outputs -> {
                        Map<OutPoint, ShapedSpend> found = new HashMap<>(spends);
                        found.keySet().retainAll(outputs);
                        return found;
                    });

    @Test
    void aMixOfMixesAndTx0sHasMoreCertainty() {
        store(tx0(1));
        store(mix(2, 1, 1));
        ShapedSpend mix = mix(3, 1, 2);
        assertThat(answer(mix, WhirlpoolMix.DETECTOR, 1))
                .isEqualTo(
                        new Answer.Fits(
                                Grade.of(90),
                                "all that it spends comes from mixes and Tx0s, to depth 1"));
        // Two steps back the old mix's own sources are asked for: it says that they are itself.
        assertThat(answer(mix, WhirlpoolMix.DETECTOR, 2))
                .isInstanceOfSatisfying(
                        Answer.Fits.class,
                        f -> assertThat(f.remark()).contains("which is no whirlpool v1"));
    }

    @Test
    void aSourceThatIsNeitherConfirmsNothing() {
        store(new ShapedSpend(id(1), ordinary(), List.of(new OutPoint(id(9), 0))));
        store(mix(2, 1, 1));
        assertThat(answer(mix(3, 1, 2), WhirlpoolMix.DETECTOR, 1))
                .isEqualTo(
                        new Answer.Fits(
                                Grade.of(60),
                                "input 0 comes from %s, which is no whirlpool-tx0 v1"
                                        .formatted(id(1))));
    }

    @Test
    void whatIsNotStoredIsUnknown() {
        store(tx0(1));
        assertThat(answer(mix(3, 1, 2), WhirlpoolMix.DETECTOR, 1))
                .isEqualTo(
                        new Answer.Fits(
                                Grade.of(60),
                                "its lineage is not known, %s is not stored".formatted(id(2))));
    }

    @Test
    void aTx0WhoseCoinIsMixedHasMoreCertainty() {
        ShapedSpend tx0 = tx0(1);
        assertThat(answer(tx0, WhirlpoolTx0.DETECTOR, 1))
                .isEqualTo(
                        new Answer.Fits(
                                Grade.of(60), "no spend of a coin that it makes is stored"));
        OutPoint coin = new OutPoint(id(1), 2);
        spends.put(coin, new ShapedSpend(id(7), ordinary(), List.of(coin)));
        assertThat(answer(tx0, WhirlpoolTx0.DETECTOR, 1))
                .isEqualTo(
                        new Answer.Fits(
                                Grade.of(60), "no stored spend of a coin that it makes is a mix"));
        spends.put(new OutPoint(id(1), 3), mix(5, 1, 2));
        assertThat(answer(tx0, WhirlpoolTx0.DETECTOR, 1))
                .isEqualTo(
                        new Answer.Fits(
                                Grade.of(90),
                                "%s:3 is spent in the mix %s".formatted(id(1), id(5))));
        // A fee's spend says nothing.
        spends.clear();
        spends.put(new OutPoint(id(1), 1), mix(5, 1, 2));
        assertThat(answer(tx0, WhirlpoolTx0.DETECTOR, 1))
                .isEqualTo(
                        new Answer.Fits(
                                Grade.of(60), "no spend of a coin that it makes is stored"));
    }

    @Test
    void asksNothingAboutOtherTransactions() {
        ShapedSpend other = new ShapedSpend(id(1), ordinary(), List.of(new OutPoint(id(9), 0)));
        MixingFinding plain = MixingFinding.of(other.shape());
        assertThat(lineage.confirm(other, plain, 1)).isEqualTo(plain);
    }

    private Answer answer(ShapedSpend t, Detector detector, int depth) {
        return lineage.confirm(t, MixingFinding.of(t.shape()), depth).answer(detector);
    }

    private void store(ShapedSpend t) {
        stored.put(t.id(), t);
    }

    private static TxId id(int n) {
        return new TxId(new Hash32(0, 0, 0, n));
    }

    private static ShapedSpend tx0(int id) {
        SpendShape shape =
                new SpendFixture()
                        .from("a", 9_000_000)
                        .data()
                        .to("fee", 50_000)
                        .outputs(3, "coin ", POOL + 500)
                        .shape(Setting.UNKNOWN);
        return new ShapedSpend(id(id), shape, List.of(new OutPoint(id(99), 0)));
    }

    /** Two coins from a Tx0, three from a mix. */
    private static ShapedSpend mix(int id, int tx0, int before) {
        SpendShape shape =
                new SpendFixture()
                        .inputs(2, "new ", POOL + 500)
                        .inputs(3, "old ", POOL)
                        .outputs(5, "o ", POOL)
                        .shape(Setting.UNKNOWN);
        return new ShapedSpend(
                id(id),
                shape,
                List.of(
                        new OutPoint(id(tx0), 2),
                        new OutPoint(id(tx0), 3),
                        new OutPoint(id(before), 0),
                        new OutPoint(id(before), 1),
                        new OutPoint(id(before), 2)));
    }

    private static SpendShape ordinary() {
        return new SpendFixture().from("a", 9).to("b", 8).shape(Setting.UNKNOWN);
    }
}
