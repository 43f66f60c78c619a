package tracer.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.TransactionFixture.spending;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.CoSpend;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.problem.BadInput;
import tracer.protection.ProtectionStatement.Act;

class ProtectionTest {
    private static final BitcoinChain CHAIN = BitcoinChain.REGTEST;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final ChainFixture chain = ChainFixture.from(0);
    private final MemoryLedger ledger = new MemoryLedger(CHAIN, new CoSpend());
    private final MemoryLabels labels = new MemoryLabels();
    private final MemoryProtections marks = new MemoryProtections();
    private final Protection protection = new Protection(marks, labels, ledger, ledger);

    private Transaction funding;
    private Transaction visit;
    private Transaction resale;

    /** Alice and bob's bare key pay the site; the site pays itself and carol. */
    @BeforeEach
    void someBlocks() {
        funding =
                spending(ChainFixture.coinbaseOf(chain.mine()), 0)
                        .pay("alice", 5_000)
                        .pay(ScriptFixture.bareKey("bob"), 5_000)
                        .pay("dave", 5_000)
                        .build();
        visit =
                spending(funding, 0)
                        .spend(funding, 1)
                        .pay("site", 9_000)
                        .pay("alice's change", 900)
                        .build();
        resale = spending(visit, 0).pay("site", 4_000).pay("carol", 4_900).build();
        chain.mine(funding, visit, resale);
    }

    private void store() {
        ledger.apply(chain.change());
        label("site", Category.ADVERTISING);
        label("dave", Category.EXCHANGE);
    }

    @Test
    void whoPaysAnAdvertisingAddressDirectlyIsProtected() {
        store();
        Protected found =
                among(
                        List.of(
                                script("alice"),
                                ScriptFixture.bareKey("bob"),
                                script("alice's change"),
                                script("carol"),
                                script("dave"),
                                script("site")),
                        List.of(visit.id()));

        assertThat(found.scripts())
                .containsOnlyKeys(script("alice").hash(), ScriptFixture.bareKey("bob").hash());
        assertThat(found.scripts().get(script("alice").hash()))
                .isEqualTo(new ProtectionReason.PaidAdvertising(address("site"), visit.id()));
        assertThat(found.unknownPayers()).isEmpty();
        assertThat(protection.countByRule()).isEqualTo(2);
    }

    @Test
    void theHashOfAKeyThatPaidIsProtectedLikeTheKey() {
        store();

        assertThat(among(List.of(ScriptFixture.keyHash("bob")), List.of()).scripts())
                .containsKey(ScriptFixture.keyHash("bob").hash());
    }

    @Test
    void aPayerWhoIsNotStoredProtectsTheTransaction() {
        OutPoint elsewhere = new OutPoint(new TxId(new Hash32(1, 2, 3, 4)), 0);
        Transaction paid = spending(elsewhere).pay("site", 700).build();
        chain.mine(paid);
        store();

        assertThat(among(List.of(), List.of(paid.id())).unknownPayers()).containsExactly(paid.id());
        assertThat(among(List.of(), List.of(funding.id())).isEmpty()).isTrue();
    }

    @Test
    void aMarkHoldsUntilItIsTakenBack() {
        store();
        mark(Act.PROTECT, "a victim");
        assertThat(reason("carol")).isInstanceOf(ProtectionReason.Marked.class);
        mark(Act.WITHDRAW, "no victim");
        assertThat(among(List.of(script("carol")), List.of()).isEmpty()).isTrue();
    }

    @Test
    void aMarkHoldsForAnAddressThatNobodyPaidYet() {
        marks.add(
                new ProtectionStatement(
                        address("nobody"), Act.PROTECT, "an analyst", NOON, "a victim"));

        assertThat(reason("nobody")).isInstanceOf(ProtectionReason.Marked.class);
    }

    @Test
    void theRefusalSaysHowManyAndHowToGoOnAndNamesNobody() {
        store();
        mark(Act.PROTECT, "she wrote to us");
        Protected found = among(List.of(script("alice"), script("carol")), List.of(visit.id()));

        assertThatThrownBy(() -> found.banner(false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("2 protected addresses")
                .hasMessageContaining("marked by hand: 1; paid an address labelled advertising: 1")
                .hasMessageContaining("--confidential")
                .message()
                .doesNotContain(address("alice").text())
                .doesNotContain(address("carol").text())
                .doesNotContain("she wrote");
        assertThat(found.banner(true)).hasValue(Protected.BANNER);
    }

    @Test
    void withoutProtectedAddressesThereIsNoBanner() {
        store();

        assertThat(among(List.of(script("dave")), List.of()).banner(true)).isEmpty();
    }

    private Protected among(List<Script> scripts, List<TxId> transactions) {
        return protection.among(new Content(scripts, transactions));
    }

    private ProtectionReason reason(String owner) {
        return among(List.of(script(owner)), List.of()).scripts().values().stream()
                .findFirst()
                .orElseThrow();
    }

    private void mark(Act act, String why) {
        marks.add(new ProtectionStatement(address("carol"), act, "an analyst", NOON, why));
    }

    private void label(String owner, Category category) {
        labels.add(List.of(new Label(address(owner), owner, category, "a list")));
    }

    private static Script script(String owner) {
        return ScriptFixture.witnessKeyHash(owner);
    }

    private static Address address(String owner) {
        return script(owner).address(CHAIN).orElseThrow();
    }
}
