package tracer.change;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.TransactionFixture.spending;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tracer.compact.CompactChain;
import tracer.compact.CompactChainBuilder;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.ChainFixture;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;

/** The scenarios that BlockSci tests its peeling chains on, made again by hand. */
final class PeelingRulesTest {
    private static final int STEPS = 9;

    private final ChainFixture chain = ChainFixture.from(0);

    @Test
    void takesEveryStepOfAChainForPeeling() {
        List<Transaction> steps = new ArrayList<>();
        Transaction from = spending(coinbaseOf(chain.mine()), 0).pay("start", 1_000).build();
        chain.mine(from);
        for (int i = 0; i < STEPS; i++) {
            from = spending(from, 0).pay("rest " + i, 900 - i).pay("peel " + i, 1).build();
            chain.mine(from);
            steps.add(from);
        }
        CompactChain compact = compact();
        assertThat(steps)
                .allSatisfy(t -> {
                    int tx = compact.transaction(t.id());
                    assertThat(PeelingRules.isPeeling(compact, tx)).isTrue();
                    OutputSet run = ChangeExpression.of("peel-run").candidates(compact, tx);
                    assertThat(run).hasToString(isLast(t, steps) ? "{}" : "{0}");
                });
    }

    @Test
    void takesNeitherFanNorChainNorCoinJoinForPeeling() {
        Transaction coinbase = coinbaseOf(chain.mine());
        TransactionFixture eight = spending(coinbase, 0);
        for (int i = 0; i < 8; i++) {
            eight.pay("fan " + i, 100);
        }
        Transaction fan = eight.build();
        chain.mine(fan);
        Transaction single = spending(fan, 0).pay("one", 90).build();
        Transaction next = spending(single, 0).pay("two", 80).build();
        Transaction coinJoin =
                spending(fan, 1)
                        .spend(fan, 2)
                        .pay("a", 50)
                        .pay("b", 50)
                        .pay("c", 40)
                        .pay("d", 40)
                        .build();
        Transaction twoInTwoOut = spending(fan, 3).spend(fan, 4).pay("e", 99).pay("f", 99).build();
        Transaction alone = spending(fan, 5).pay("g", 50).pay("h", 49).build();
        chain.mine(single);
        chain.mine(next, coinJoin, twoInTwoOut, alone);
        CompactChain compact = compact();
        assertThat(List.of(fan, single, next, coinJoin, twoInTwoOut, alone))
                .noneMatch(t -> PeelingRules.isPeeling(compact, compact.transaction(t.id())));
    }

    private static boolean isLast(Transaction t, List<Transaction> steps) {
        return t.equals(steps.getLast());
    }

    private CompactChain compact() {
        CompactChainBuilder builder = new CompactChainBuilder();
        chain.blocks().forEach(b -> builder.add(ArrivedBlock.of(b)));
        return builder.chain();
    }
}
