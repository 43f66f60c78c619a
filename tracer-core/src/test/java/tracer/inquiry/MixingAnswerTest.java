package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.CoSpend;
import tracer.inquiry.MixingDocument.DetectorNote;
import tracer.job.Cancellation;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.problem.NotFound;

/** A CoinJoin of three with a change each, and an ordinary payment. */
final class MixingAnswerTest {
    private static final BitcoinChain CHAIN = BitcoinChain.REGTEST;

    private final ChainFixture chain = ChainFixture.from(0);
    private final MemoryLedger ledger = new MemoryLedger(CHAIN, new CoSpend());
    private final MemoryLabels labels = new MemoryLabels();
    private final Inquiry inquiry = new Inquiry(MemoryPorts.of(ledger, labels));

    private Transaction fund;
    private Transaction joined;

    @BeforeEach
    void someBlocks() {
        chain.mine();
        Block funds = chain.mine();
        fund =
                spending(ChainFixture.coinbaseOf(funds), 0)
                        .pay("alice", 1_000_000_000L)
                        .pay("bob", 1_500_000_000L)
                        .pay("carol", 2_000_000_000L)
                        .build();
        chain.mine(fund);
        joined =
                spending(fund, 0)
                        .spend(fund, 1)
                        .spend(fund, 2)
                        .pay("a", 900_000_000L)
                        .pay("b", 900_000_000L)
                        .pay("c", 900_000_000L)
                        .pay("a change", 99_999_000L)
                        .pay("b change", 599_999_000L)
                        .pay("c change", 1_099_999_000L)
                        .build();
        chain.mine(joined);
        ledger.apply(chain.change());
    }

    @Test
    void saysWhatEveryDetectorSays() {
        MixingDocument m = ask(joined, false);
        assertThat(m.schema()).isEqualTo("tracer.mixing/1");
        assertThat(m.verdict()).isEqualTo("collaborative");
        assertThat(m.rule()).contains("equal-outputs v1");
        assertThat(m.evidence()).isEqualTo("inference");
        assertThat(m.sentence())
                .isEqualTo(
                        "looks as if several owners spend together (equal-outputs v1, grade 50 of"
                                + " 100)");
        assertThat(m.byDefault()).isEqualTo("left-out");
        assertThat(m.detectors()).hasSize(12);
        assertThat(note(m, "joinmarket v1").answer()).isEqualTo("fits");
        assertThat(note(m, "joinmarket v1").grade()).contains("49");
        DetectorNote wasabi = note(m, "wasabi-2 v1");
        assertThat(wasabi.answer()).isEqualTo("does-not-fit");
        assertThat(wasabi.condition()).contains("inputs");
        assertThat(wasabi.sentence()).contains("asks for at least 20 inputs; there are 3");
        assertThat(note(m, "dumplings-whirlpool v1").condition()).contains("inputs");
    }

    @Test
    void givesTheLinksAsFractions() {
        MixingDocument m = ask(joined, false);
        assertThat(m.links().state()).isEqualTo("computed");
        assertThat(m.links().evidence()).isEqualTo("convention");
        var matrix = m.links().matrix().orElseThrow();
        // Alice's change is hers in all readings where she stands alone.
        assertThat(matrix.rows()).hasSize(6);
        assertThat(matrix.inputs()).hasSize(3);
        assertThat(matrix.inputs().getFirst().amount().sats()).isEqualTo("1000000000");
        assertThat(matrix.rows().getLast().output()).isEqualTo(5);
        assertThat(matrix.rows().getLast().amount().sats()).isEqualTo("1099999000");
        String all = matrix.interpretations();
        assertThat(matrix.rows().get(3).shares().getFirst()).isEqualTo(all + "/" + all);
        assertThat(matrix.rows().get(0).shares())
                .allSatisfy(s -> assertThat(s).endsWith("/" + all).isNotEqualTo(all + "/" + all));
        assertThat(matrix.deterministic()).isEqualTo(3);
        assertThat(matrix.links()).isEqualTo(18);
        assertThat(matrix.nonDeterministic()).isEqualTo("5/6");
        assertThat(matrix.takerFee()).isEqualTo("0");
        assertThat(ask(joined, true).links().matrix().orElseThrow().takerFee())
                .isEqualTo("9000000");
    }

    @Test
    void anExchangesInputVoidsJoinMarketAndChangesNothingByDefault() {
        labels.add(
                List.of(
                        new Label(
                                ScriptFixture.witnessKeyHash("alice").address(CHAIN).orElseThrow(),
                                "Exchange A",
                                Category.EXCHANGE,
                                "labels.csv")));
        MixingDocument m = ask(joined, false);
        assertThat(note(m, "joinmarket v1").condition()).contains("exchange-input");
        assertThat(m.notes())
                .anyMatch(n -> n.contains("gives an input to an exchange: that voids"));
        assertThat(m.byDefault()).isEqualTo("left-out");
    }

    @Test
    void anOrdinaryPaymentIsNoProof() {
        MixingDocument m = ask(fund, false);
        assertThat(m.verdict()).isEqualTo("ordinary");
        assertThat(m.rule()).isEmpty();
        assertThat(m.sentence()).contains("that is no proof");
        assertThat(m.byDefault()).isEqualTo("used");
        assertThat(m.links().matrix().orElseThrow().interpretations()).isEqualTo("1");
    }

    @Test
    void aCoinbaseHasNoLinks() {
        MixingDocument m = ask(ChainFixture.coinbaseOf(chain.at(1)), false);
        assertThat(m.links().state()).isEqualTo("not-computed");
    }

    @Test
    void saysThatATransactionIsNotStored() {
        assertThatThrownBy(
                        () -> inquiry.mixing(TxId.of("ab".repeat(32)), false, Cancellation.NEVER))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("is not in what is stored: blocks 0–3");
    }

    private MixingDocument ask(Transaction t, boolean intraFees) {
        return inquiry.mixing(t.id(), intraFees, Cancellation.NEVER);
    }

    private static DetectorNote note(MixingDocument m, String rule) {
        return m.detectors().stream().filter(d -> d.rule().equals(rule)).findFirst().orElseThrow();
    }
}
