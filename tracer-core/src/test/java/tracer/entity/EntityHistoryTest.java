package tracer.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;
import tracer.memory.MemoryLedger;

class EntityHistoryTest {
    private final ChainFixture chain = ChainFixture.from(0);
    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());

    @Test
    void tellsWhatBecameOneAndMarksSuddenGrowth() {
        Transaction pay = pay(spending(ChainFixture.coinbaseOf(chain.mine()), 0), 0, 4);
        chain.mine(pay);
        Transaction many =
                pay(spending(ChainFixture.coinbaseOf(chain.mine()), 0), 4, EntityHistory.SUDDEN);
        chain.mine(many);
        Transaction two = spending(pay, 0).spend(pay, 1).pay("x", 1).build();
        chain.mine(two);
        Transaction other = spending(pay, 2).spend(many, 0).pay("y", 1).build();
        chain.mine(other);
        TransactionFixture all = spending(pay, 3);
        for (int i = 1; i < EntityHistory.SUDDEN; i++) {
            all.spend(many, i);
        }
        Transaction again = pay(spending(ChainFixture.coinbaseOf(chain.mine()), 0), 0, 1);
        chain.mine(again);
        Transaction sudden = all.spend(again, 0).pay("z", 1).build();
        chain.mine(sudden);
        Transaction late = pay(spending(ChainFixture.coinbaseOf(chain.mine()), 0), 2, 2);
        chain.mine(late);
        chain.mine(spending(late, 0).spend(late, 1).pay("w", 1).build());
        ledger.apply(chain.change());
        new Clustering(ledger, ledger).recompute(Progress.SILENT, Cancellation.NEVER);
        Entity entity = ledger.entities(Optional.empty(), 1).getFirst();

        List<EntityHistory.Joining> joinings = EntityHistory.since(-1, ledger, entity).joinings();
        assertThat(joinings)
                .extracting(EntityHistory.Joining::transaction)
                .startsWith(two.id())
                .contains(sudden.id());
        assertThat(joinings)
                .filteredOn(EntityHistory.Joining::isSudden)
                .singleElement()
                .satisfies(j -> {
                    assertThat(j.transaction()).isEqualTo(sudden.id());
                    assertThat(j.parts().getFirst().members()).isEqualTo(2);
                });
        assertThat(joinings.getLast().after()).isEqualTo(entity);
    }

    private static Transaction pay(TransactionFixture from, int owner, int count) {
        for (int i = 0; i < count; i++) {
            from.pay("owner " + (owner + i), 1);
        }
        return from.build();
    }
}
