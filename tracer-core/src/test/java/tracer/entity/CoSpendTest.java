package tracer.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.ledger.BlockHash;
import tracer.ledger.Hash32;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;

final class CoSpendTest {
    private final CoSpend rule = new CoSpend();

    @Test
    void joinsTheFirstScriptWithEachOther() {
        PlacedTransaction t =
                new PlacedFixture()
                        .from("b", 1)
                        .from("a", 2)
                        .from("b", 3)
                        .fromClaimed("c", 4)
                        .to("shop", 9)
                        .build();
        assertThat(rule.evidence(t)).containsExactly(edge("b", "a", t), edge("b", "c", t));
        assertThat(rule.evidence(t)).isEqualTo(rule.evidence(t));
    }

    @Test
    void saysNothingOfOneScriptAlone() {
        assertThat(rule.evidence(new PlacedFixture().from("a", 2).to("x", 1).build())).isEmpty();
        assertThat(rule.evidence(new PlacedFixture().from("a", 2).from("a", 3).to("x", 1).build()))
                .isEmpty();
    }

    @Test
    void saysNothingOfACoinbase() {
        Transaction coinbase = TransactionFixture.coinbase("new").pay("miner", 50).build();
        Place place = new Place(0, 0, new BlockHash(Hash32.ZERO), Instant.EPOCH);
        assertThat(rule.evidence(new PlacedTransaction(coinbase, place, List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void saysNothingWhileAnyInputIsUnknown() {
        PlacedFixture t = new PlacedFixture().from("a", 1).from("b", 1).to("x", 1);
        assertThat(rule.evidence(t.build())).hasSize(1);
        assertThat(rule.evidence(t.fromUnknown().build())).isEmpty();
    }

    @Test
    void saysNothingOfACollaborativeSpend() {
        PlacedTransaction coinJoin =
                new PlacedFixture()
                        .from("a", 10)
                        .from("b", 12)
                        .to("a2", 8)
                        .to("b2", 8)
                        .to("change", 4)
                        .build();
        assertThat(rule.evidence(coinJoin)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ScriptType.class,
            names = {"WITNESS_OTHER", "OTHER"})
    void leavesOutScriptsThatAnybodyMaySpend(ScriptType type) {
        PlacedTransaction t =
                new PlacedFixture()
                        .from(ScriptFixture.of(type, "anybody"), 1)
                        .from("a", 1)
                        .from("b", 1)
                        .to("x", 1)
                        .build();
        assertThat(rule.evidence(t)).containsExactly(edge("a", "b", t));
    }

    @Test
    void doesNotJoinTheOwnersWhoSpendPayToAnchorOutputs() {
        Script anchor = Script.ofHex("51024e73");
        PlacedTransaction t = new PlacedFixture().from(anchor, 0).from("a", 1).to("x", 1).build();
        assertThat(rule.evidence(t)).isEmpty();
    }

    private static Evidence edge(String x, String y, PlacedTransaction t) {
        return Evidence.between(
                ScriptFixture.witnessKeyHash(x).hash(),
                ScriptFixture.witnessKeyHash(y).hash(),
                Rule.CO_SPEND,
                Evidence.Read.of(t));
    }
}
