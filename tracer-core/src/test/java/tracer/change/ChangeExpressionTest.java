package tracer.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.TransactionFixture.spending;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.change.ChangeRule.Standing;
import tracer.compact.CompactChain;
import tracer.compact.CompactChainBuilder;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.ChainFixture;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;

final class ChangeExpressionTest {
    private final ChainFixture chain = ChainFixture.from(0);
    private final Transaction fund =
            spending(coinbaseOf(chain.mine()), 0).pay("alice", 5_000_000).pay("bob", 7).build();

    /** Pays bob, who was paid before, a round amount; the rest to somebody new. */
    private final Transaction pay =
            spending(fund, 0).pay("bob", 1_000_000).pay("new", 3_999_001).build();

    private final Transaction next =
            spending(pay, 1).pay("carol", 2_000_000).pay("rest", 1_998_001).build();

    private final CompactChain compact = compact();

    @ParameterizedTest
    @CsvSource({
        "fresh, '{1}'",
        "not-round-3, '{1}'",
        "not-round-6, '{1}'",
        "not-round-7, '{0, 1}'",
        "one-fresh, '{1}'",
        "optimal-change, '{0, 1}'",
        "legacy, '{}'",
        "address-reuse, '{}'",
        "address-type, '{0, 1}'",
        "spent, '{1}'",
        "peeling-chain, '{0, 1}'",
        "peel-run, '{}'",
        "payout-remainder, '{}'",
        "fresh & spent, '{1}'",
        "fresh | address-type, '{0, 1}'",
        "address-type - fresh, '{0}'",
        "unique(address-type), '{}'",
        "unique(address-type - fresh), '{0}'",
        "'agree(fresh, not-round-3, address-type)', '{1}'",
        "'agree(fresh, address-type - fresh)', '{}'",
        "'votes(2, fresh, not-round-3, address-type - fresh)', '{}'",
        "'votes(1, fresh, not-round-3, address-type - fresh)', '{1}'",
        "'votes(2, fresh, not-round-3, spent, address-type - fresh)', '{1}'",
        "fresh | address-type - fresh & spent, '{0}'",
        "fresh | (address-type - fresh) & spent, '{1}'",
    })
    void findsWhatTheRulesLeave(String expression, String expected) {
        assertThat(
                        ChangeExpression.of(expression)
                                .candidates(compact, compact.transaction(pay.id())))
                .hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "fresh &", "fresh spent", "unique(fresh", "unique(fresh, spent)", "fresh)",
                "nonsense", "votes(fresh)", "votes(0, fresh)", "agree()", "FRESH", "fresh + spent"
            })
    void saysWhatIsWrongAndWhere(String expression) {
        assertThatThrownBy(() -> ChangeExpression.of(expression))
                .isInstanceOf(BadInput.class)
                .hasMessageMatching("(?s).*(character \\d+|takes one expression).*");
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThatThrownBy(() -> ChangeExpression.of("(".repeat(60) + "fresh" + ")".repeat(60)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> ChangeExpression.of("fresh | ".repeat(1_000) + "fresh"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("enough");
    }

    @Test
    void readsItsOwnTextAgain() {
        for (ChangeRule rule : ChangeRules.all()) {
            ChangeExpression one = ChangeExpression.of("unique(" + rule.id() + ")");
            assertThat(ChangeExpression.of(one.toString())).isEqualTo(one);
        }
        ChangeExpression whole = ChangeExpression.of("votes(1,fresh ,  (spent|legacy)- one-fresh)");
        assertThat(whole).hasToString("votes(1, fresh, (spent | legacy) - one-fresh)");
        assertThat(ChangeExpression.of(whole.toString())).isEqualTo(whole);
        assertThat(whole.standing()).isEqualTo(Standing.AS_OF_HEIGHT);
        assertThat(ChangeExpression.recommended().standing()).isEqualTo(Standing.LASTING);
    }

    private CompactChain compact() {
        chain.mine(fund);
        chain.mine(pay);
        chain.mine(next);
        CompactChainBuilder builder = new CompactChainBuilder();
        chain.blocks().forEach(b -> builder.add(ArrivedBlock.of(b)));
        return builder.chain();
    }
}
