package tracer.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.ScriptFixture;
import tracer.mixing.Detectors;
import tracer.mixing.Setting;
import tracer.mixing.SpendShape;

final class AgreementTableTest {
    @Test
    void showsWhatFitsWhatIsOpenAndWhyNot() {
        List<DetectorAgreement> agreements =
                List.of(
                        new DetectorAgreement("a v1", "Mixes", 5, 3, 1, Map.of("inputs", 1L)),
                        new DetectorAgreement(
                                "a v1", "Others", 4, 0, 0, Map.of("outputs", 1L, "inputs", 3L)),
                        new DetectorAgreement("b v1", "Mixes", 5, 5, 0, Map.of()));
        assertThat(AgreementTable.markdown(agreements))
                .isEqualTo(
                        """
                        | detector | Mixes (5) | Others (4) |
                        |---|---:|---:|
                        | a v1 | 3, undecided 1 | 0 |
                        | b v1 | 5 | – |

                        | label | detector | does not fit, by condition |
                        |---|---|---|
                        | Mixes | a v1 | inputs 1 |
                        | Others | a v1 | inputs 3, outputs 1 |
                        """);
    }

    @Test
    void refusesAnswersThatDoNotAddUp() {
        assertThatThrownBy(() -> new DetectorAgreement("a", "l", 5, 3, 1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 answers for 5 transactions");
    }

    @Test
    void countsEveryDetectorAndTheDefaultRule() {
        AgreementCount count = new AgreementCount();
        count.add("joined", shape(2, List.of(500L, 500L, 7L)));
        count.add("joined", shape(2, List.of(500L, 400L)));
        count.add("open", shape(0, List.of(500L, 500L, 7L)));
        List<DetectorAgreement> agreements = count.agreements();
        assertThat(agreements).hasSize(2 * (Detectors.ALL.size() + 1));
        assertThat(agreements)
                .contains(
                        new DetectorAgreement(
                                "equal-outputs v1", "joined", 2, 1, 0, Map.of("outputs", 1L)),
                        new DetectorAgreement(
                                AgreementCount.DEFAULT_RULE,
                                "joined",
                                2,
                                1,
                                0,
                                Map.of("no-detector", 1L)),
                        new DetectorAgreement("equal-outputs v1", "open", 1, 0, 1, Map.of()),
                        new DetectorAgreement(
                                AgreementCount.DEFAULT_RULE, "open", 1, 0, 1, Map.of()));
    }

    /** Two inputs, of which so many are known. */
    private static SpendShape shape(int known, List<Long> outputs) {
        List<Funding> fundings =
                IntStream.range(0, 2)
                        .<Funding>mapToObj(i ->
                                i < known
                                        ? new Funding.Claimed(output("in " + i, 1_000))
                                        : new Funding.Unknown())
                        .toList();
        return SpendShape.of(
                fundings,
                IntStream.range(0, outputs.size())
                        .mapToObj(i -> output("out " + i, outputs.get(i)))
                        .toList(),
                Setting.UNKNOWN);
    }

    private static Output output(String owner, long sats) {
        return new Output(Sats.of(sats), ScriptFixture.witnessKeyHash(owner));
    }
}
