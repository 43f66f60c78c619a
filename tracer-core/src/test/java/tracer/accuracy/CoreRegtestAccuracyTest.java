package tracer.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tracer.CoreRegtest;
import tracer.change.ChangeExpression;
import tracer.entity.ChainEvidence;
import tracer.entity.Rule;
import tracer.ledger.ArrivedBlock;

/**
 * Rules on recorded wallets. The expected figures of single change rules were counted by a separate
 * program over the node's own JSON.
 */
final class CoreRegtestAccuracyTest {
    private static final double FOUR_DIGITS = 0.00005;

    private final Accuracy accuracy = new Accuracy(data(), 1, List.of());

    @Test
    void countsCoSpendAsTheDataSetDoes() {
        RuleAccuracy coSpend = accuracy.coSpend();
        assertThat(coSpend.merges()).isEqualTo(1_024);
        assertThat(coSpend.wrong()).isZero();
        assertThat(coSpend.precision()).isEqualTo(1);
        assertThat(coSpend.recall()).isCloseTo(0.0173, within(FOUR_DIGITS));
        assertThat(coSpend.recallInterval().low()).isLessThan(coSpend.recall());
        assertThat(coSpend.recallInterval().high()).isGreaterThan(coSpend.recall());
    }

    @Test
    void meetsTheRecommendedSetsAim() {
        RuleAccuracy recommended = accuracy.change("recommended", ChangeExpression.recommended());
        assertThat(recommended.recall()).isGreaterThanOrEqualTo(0.0235);
        assertThat(recommended.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(recommended.falseDiscovery()).isLessThanOrEqualTo(0.002);
    }

    @Test
    void shipsWhatIsMeasured() {
        assertThat(Measured.sentence(Rule.CO_SPEND))
                .isEqualTo(Measured.sentenceOf(accuracy.coSpend(), "core-regtest", 30));
        assertThat(Measured.sentence(Rule.CHANGE))
                .startsWith(
                        Measured.sentenceOf(
                                accuracy.change("change", ChangeExpression.recommended()),
                                "core-regtest",
                                30));
    }

    @Test
    void countsSingleRulesAsASeparateProgramDoes() {
        assertRule("address-type", 5, 5, 0.9930, 0.0173);
        assertRule("optimal-change", 28, 0, 1, 0.0180);
        assertRule("not-round-3", 909, 1, 0.9996, 0.0198);
        assertRule("not-round-6", 537, 0, 1, 0.0186);
        assertRule("fresh", 393, 0, 1, 0.0192);
        assertRule("legacy", 28, 0, 1, 0.0180);
        assertRule("one-fresh", 393, 0, 1, 0.0192);
        assertRule("peel-run", 293, 7, 0.9986, 0.0182);
        assertRule("payout-remainder", 111, 0, 1, 0.0260);
    }

    private void assertRule(String id, long claims, long wrong, double precision, double recall) {
        RuleAccuracy rule = accuracy.change(id, ChangeExpression.of("unique(" + id + ")"));
        assertThat(List.of(rule.claims(), rule.wrong())).as(id).isEqualTo(List.of(claims, wrong));
        assertThat(rule.precision()).as(id).isCloseTo(precision, within(FOUR_DIGITS));
        assertThat(rule.recall()).as(id).isCloseTo(recall, within(FOUR_DIGITS));
    }

    private static Dataset data() {
        try {
            ChainEvidence evidence = new ChainEvidence();
            CoreRegtest.blocks().forEach(b -> evidence.add(ArrivedBlock.of(b)));
            return new Dataset(
                    "core-regtest",
                    "recorded wallets",
                    evidence,
                    new WalletTruth(CoreRegtest.owners()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
