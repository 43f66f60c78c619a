package tracer.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.account.AccountChange;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.AccountSink;
import tracer.digest.AccountDigest;
import tracer.job.Progress;
import tracer.ledger.Hash32;
import tracer.memory.MemoryAccountLedger;
import tracer.neo4j.server.TestStore;

/** A change of an EVM chain, also a reorganisation, is whole or not there after {@code kill -9}. */
class AccountKillTest {
    private static final int KILLS = 4;

    /** Every change of the chain asks at least as many queries, from locking to closing. */
    private static final int QUERIES = 12;

    private final List<AccountChange> changes = KilledAccountWriter.changes();

    @Test
    void endsInTheSameDigestWhereverTheWriterWasKilled() throws Exception {
        long seed = Seed.of("writer of accounts killed at moments");
        Random random = new Random(seed);
        GraphStore store =
                GraphStore.openForAccounts(
                        EmptyStore.emptied(TestStore.shared().driver()), t -> List.of());
        AccountLedger ledger = store.accounts().ledger(KilledAccountWriter.CHAIN);
        List<State> states = states();
        for (int kill = 0; kill < KILLS; kill++) {
            EmptyStore.emptied(TestStore.shared().driver());
            GraphStore.openForAccounts(TestStore.shared().driver(), t -> List.of());
            int change = 1 + random.nextInt(changes.size() - 1);
            if (kill % 2 == 0) {
                int query = 1 + random.nextInt(QUERIES);
                killWriter(change, query, "inside %d %d".formatted(change, query), 0);
                assertThat(state(ledger)).isEqualTo(states.get(change - 1));
            } else {
                killWriter(-1, 0, "apply " + change, random.nextInt(60));
                assertThat(states).contains(state(ledger));
            }
            AccountSink sink = store.accounts().sink(KilledAccountWriter.CHAIN);
            int next = states.lastIndexOf(state(ledger)) + 1;
            changes.subList(next, changes.size()).forEach(sink::apply);
            assertThat(state(ledger)).isEqualTo(states.getLast());
        }
    }

    /** All that can be seen of a chain. */
    private record State(Hash32 active, Hash32 orphans, AccountInventory counted) {}

    private static State state(AccountLedger ledger) {
        return new State(
                AccountDigest.of(ledger, Progress.SILENT),
                AccountDigest.ofOrphans(ledger),
                ledger.inventory());
    }

    /** After each change, as the plain store sees it. */
    private List<State> states() {
        MemoryAccountLedger reference = new MemoryAccountLedger(KilledAccountWriter.CHAIN);
        List<State> states = new ArrayList<>();
        for (AccountChange change : changes) {
            reference.apply(change);
            states.add(state(reference));
        }
        return states;
    }

    private static void killWriter(int change, int query, String said, long then) throws Exception {
        KilledProcess.kill(KilledAccountWriter.class, said, Duration.ofMillis(then), change, query);
    }
}
