package tracer.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptHash;
import tracer.protection.ProtectionStatement.Act;

/** What every {@link ProtectionStore} keeps and answers. */
public abstract class ProtectionStoreContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private ProtectionStore store;

    /** Opens an empty store of regtest. Called once before each test. */
    protected abstract ProtectionStore open(BitcoinChain chain);

    @BeforeEach
    final void openStore() {
        store = open(BitcoinChain.REGTEST);
    }

    @Test
    void keepsEveryStatementInTheOrderInWhichItCame() {
        ProtectionStatement first = statement("alice", Act.PROTECT, NOON, "a victim");
        ProtectionStatement earlierByTheClock =
                statement("alice", Act.WITHDRAW, NOON.minusSeconds(60), "mistaken");
        ProtectionStatement again = statement("alice", Act.PROTECT, NOON, "a victim");
        ProtectionStatement other =
                statement("bob", Act.PROTECT, NOON, "quotes ' \" and\nlines; // \u202e");
        List.of(first, earlierByTheClock, again, other).forEach(store::add);

        assertThat(store.statementsOf(List.of(script("alice"), script("bob"), script("carol"))))
                .isEqualTo(
                        Map.of(
                                script("alice"), List.of(first, earlierByTheClock, again),
                                script("bob"), List.of(other)));
    }

    @Test
    void theLastStatementAboutAnAddressHolds() {
        store.add(statement("alice", Act.PROTECT, NOON, "a victim"));
        store.add(statement("bob", Act.PROTECT, NOON, "a victim"));
        store.add(statement("bob", Act.WITHDRAW, NOON, "no victim"));
        ProtectionStatement last = statement("alice", Act.PROTECT, NOON.plusSeconds(1), "sure");
        store.add(last);

        assertThat(store.inForce(Optional.empty(), 10)).containsExactly(last);
    }

    @Test
    void pagesThroughWhatIsInForceByAddress() {
        List<ProtectionStatement> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(statement("victim " + i, Act.PROTECT, NOON, "a victim"));
        }
        all.forEach(store::add);
        List<ProtectionStatement> read = new ArrayList<>();
        List<ProtectionStatement> page = store.inForce(Optional.empty(), 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            read.addAll(page);
            page = store.inForce(Optional.of(read.getLast().address()), 2);
        }
        assertThat(read)
                .isEqualTo(
                        all.stream()
                                .sorted(Comparator.comparing(s -> s.address().text()))
                                .toList());
    }

    private static ScriptHash script(String owner) {
        return ScriptFixture.keyHash(owner).hash();
    }

    private static ProtectionStatement statement(String owner, Act act, Instant at, String why) {
        Address address = new Address(BitcoinChain.REGTEST, ScriptFixture.keyHash(owner));
        return new ProtectionStatement(address, act, "an analyst", at, why);
    }
}
