package tracer.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.ChainFixture.connect;
import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tracer.entity.CoSpend;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.OutPoint;
import tracer.ledger.Spender;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;

/** Readers see all of a large change or nothing of it, also while it is being committed. */
class WholeChangesTest {
    private static final int FAN = 1_000;
    private static final int ROUNDS = 6;

    @Test
    void showsAllSpendsOfABlockOrNone() throws Exception {
        GraphStore store = EmptyStore.open(BitcoinChain.REGTEST, new CoSpend());
        ChainFixture chain = ChainFixture.from(0);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                Transaction fan = fan(coinbaseOf(chain.mine()), round);
                chain.mine(fan);
                store.sink().apply(connect(chain.blocks(2 * round + round, 2 * round + round + 1)));
                chain.mine(
                        IntStream.range(0, FAN)
                                .mapToObj(i -> spending(fan, i).pay("p" + i, 1).build())
                                .toArray(Transaction[]::new));
                done.set(false);
                Future<Integer> watch = reader.submit(() -> watch(store, fan, done));
                store.sink().apply(connect(chain.at(2 * round + round + 2)));
                done.set(true);
                assertThat(watch.get()).isPositive();
            }
        }
    }

    private static int watch(GraphStore store, Transaction fan, AtomicBoolean done) {
        List<OutPoint> outputs = IntStream.range(0, FAN).mapToObj(fan::outPoint).toList();
        int looks = 0;
        while (!done.get()) {
            Map<OutPoint, Spender> spenders = store.ledger().spenders(outputs);
            assertThat(spenders.size()).isIn(0, FAN);
            looks++;
        }
        return looks;
    }

    private static Transaction fan(Transaction from, int round) {
        TransactionFixture fan = spending(from, 0);
        for (int i = 0; i < FAN; i++) {
            fan.pay("round " + round + " payee " + i, 1);
        }
        return fan.build();
    }
}
