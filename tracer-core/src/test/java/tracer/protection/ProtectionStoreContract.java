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
import tracer.attribution.SubjectKey;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.ScriptFixture;
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

        assertThat(store.statementsAt(List.of(script("alice"), script("bob"), script("carol"))))
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
            page = store.inForce(Optional.of(read.getLast().subject().text()), 2);
        }
        assertThat(read)
                .isEqualTo(
                        all.stream()
                                .sorted(Comparator.comparing(s -> s.subject().text()))
                                .toList());
    }

    @Test
    void keepsStatementsAboutAddressesOfEvmChainsBesideThose() {
        EvmAddress account = EvmAddress.of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
        ProtectionStatement about =
                new ProtectionStatement(account, Act.PROTECT, "an analyst", NOON, "a victim");
        ProtectionStatement withdrawn =
                new ProtectionStatement(account, Act.WITHDRAW, "an analyst", NOON, "mistaken");
        store.add(statement("alice", Act.PROTECT, NOON, "a victim"));
        store.add(about);
        assertThat(store.inForce(Optional.empty(), 10)).hasSize(2).contains(about);
        store.add(withdrawn);

        assertThat(store.statementsAt(List.of(SubjectKey.of(account))))
                .isEqualTo(Map.of(SubjectKey.of(account), List.of(about, withdrawn)));
        assertThat(store.inForce(Optional.empty(), 10)).hasSize(1).doesNotContain(about);
    }

    private static SubjectKey script(String owner) {
        return SubjectKey.of(ScriptFixture.keyHash(owner).hash());
    }

    private static ProtectionStatement statement(String owner, Act act, Instant at, String why) {
        Address address = new Address(BitcoinChain.REGTEST, ScriptFixture.keyHash(owner));
        return new ProtectionStatement(address, act, "an analyst", at, why);
    }
}
