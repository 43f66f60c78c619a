package tracer.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.AccountLedger;
import tracer.account.BlockSources;
import tracer.account.ReadFrom;
import tracer.account.Reading;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.CoSpend;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.Coverage;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.ledger.ScriptHash;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.BoltUri;
import tracer.neo4j.server.Password;
import tracer.neo4j.server.TestStore;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.StoreDown;

class GraphStoreTest {
    private final BoltAccess access = TestStore.shared().access();

    @BeforeEach
    @AfterEach
    void empty() {
        TestStore.shared().clear();
    }

    @Test
    void makesANewStoreAndFindsItAgain() {
        ChainFixture chain = ChainFixture.from(0);
        chain.mine();
        try (GraphStore store = open(access)) {
            assertThat(store.ledger().coverage()).isEqualTo(Coverage.NOTHING);
            store.sink().apply(chain.change());
        }
        try (GraphStore again = open(access)) {
            assertThat(again.ledger().coverage().tip()).contains(chain.tip());
        }
    }

    @Test
    void finishesASchemaThatWasLeftHalfMade() {
        open(access).close();
        run("MATCH (s:Store) DELETE s");
        run("DROP CONSTRAINT script_hash");
        run("MATCH (m:__Neo4jMigration {version: '0001'}) DETACH DELETE m");
        run("MATCH (m:__Neo4jMigration) DETACH DELETE m");
        try (GraphStore store = open(access)) {
            assertThat(store.ledger().coverage()).isEqualTo(Coverage.NOTHING);
        }
        assertThat(
                        TestStore.shared()
                                .driver()
                                .executableQuery("SHOW CONSTRAINTS YIELD name")
                                .execute()
                                .records())
                .extracting(r -> r.get("name").asString())
                .contains("script_hash");
    }

    @Test
    void labelsOfAnEarlierSchemaKeepWhatTheySaid() {
        Label old =
                new Label(
                        Address.of("n2eKCQQvG87ok6Ufv4rQyWbwBfYLaYbPSg", BitcoinChain.REGTEST),
                        "Exchange A",
                        Category.EXCHANGE,
                        "list 1");
        open(access).close();
        asTheThirdSchemaLeftIt(old);
        try (GraphStore store = open(access)) {
            ScriptHash script = old.script().orElseThrow();
            assertThat(store.labels().labelsOf(List.of(script)))
                    .isEqualTo(Map.of(script, List.of(old)));
            assertThat(store.labels().labels(Optional.empty(), 10)).containsExactly(old);
            assertThat(store.labels().search("exch", 10)).containsExactly(old);
            assertThat(store.labels().add(List.of(old))).as("it is the same statement").isZero();
        }
    }

    /** Of blocks stored before schema 9 nobody recorded who served them; later runs are known. */
    @Test
    void blocksOfAnEarlierSchemaWereServedByNobodyKnown() {
        AccountFixture chain = AccountFixture.economy(EvmChain.ETHEREUM, 10, 4, 7);
        Reading later =
                new Reading(
                        new ReadFrom.Node("http://127.0.0.1:1", Optional.empty()), Instant.EPOCH);
        try (GraphStore store = open(access)) {
            store.accounts()
                    .sink(EvmChain.ETHEREUM)
                    .apply(AccountChange.connect(chain.blocks(10, 11)));
        }
        run("DROP CONSTRAINT account_reading");
        run("DROP INDEX account_reading_time");
        run("MATCH (m:__Neo4jMigration {version: '0009'}) DETACH DELETE m");
        run("MATCH (s:Store) SET s.schema = 8");
        try (GraphStore store = open(access)) {
            AccountLedger ledger = store.accounts().ledger(EvmChain.ETHEREUM);
            assertThat(ledger.readings()).isEmpty();
            store.accounts()
                    .sink(EvmChain.ETHEREUM)
                    .apply(AccountChange.connect(chain.blocks(12, 13)).by(later));
            BlockSources sources = BlockSources.of(ledger.coverage(), ledger.readings());
            assertThat(sources.notRecorded()).containsExactly(new HeightRange(10, 11));
            assertThat(sources.shares())
                    .extracting(BlockSources.Share::reading)
                    .containsExactly(later);
            assertThat(ledger.readings(List.of(chain.at(10).hash()))).isEmpty();
            assertThat(ledger.blocks(0, 10)).isEqualTo(chain.blocks());
        }
    }

    private static void asTheThirdSchemaLeftIt(Label label) {
        run("DROP CONSTRAINT label_statement");
        run("DROP INDEX label_touched");
        run("DROP INDEX label_source");
        run("DROP INDEX label_subject");
        run("DROP INDEX label_sequence");
        run("DROP CONSTRAINT account_reading");
        run("DROP INDEX account_reading_time");
        run(
                "MATCH (m:__Neo4jMigration) WHERE m.version STARTS WITH '0' AND m.version > '0003'"
                        + " DETACH DELETE m");
        run("MATCH (s:Store) SET s.schema = 3");
        run(
                "CREATE CONSTRAINT label_statement FOR (l:Label)"
                        + " REQUIRE (l.script, l.name, l.source, l.category) IS UNIQUE");
        run("CREATE INDEX label_script FOR (l:Label) ON (l.script)");
        run(
                "CREATE INDEX label_order FOR (l:Label)"
                        + " ON (l.name, l.address, l.source, l.category)");
        run(
                "CREATE (:Label {script: '%s', address: '%s', name: '%s', folded: '%s', category: '%s', source: '%s'})"
                        .formatted(
                                label.script().orElseThrow(),
                                label.subject().text(),
                                label.name(),
                                label.name().toLowerCase(Locale.ROOT),
                                label.category().id(),
                                label.source()));
    }

    @Test
    void refusesAStoreOfANewerSchema() {
        open(access).close();
        run("MATCH (s:Store) SET s.schema = s.schema + 1");
        assertThatThrownBy(() -> open(access))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining("newer Tracer")
                .hasMessageContaining("its schema is " + (Schema.VERSION + 1))
                .hasMessageContaining("Update Tracer");
    }

    @Test
    void refusesAnotherChainThanItsOwn() {
        open(access).close();
        assertThatThrownBy(() -> GraphStore.open(access, BitcoinChain.MAIN, new CoSpend()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("holds bitcoin-regtest, not bitcoin");
    }

    @Test
    void isForAnyBitcoinNetworkUntilItGetsOneAndKeepsThat() {
        AccountFixture ethereum = AccountFixture.economy(EvmChain.ETHEREUM, 5, 3, 1);
        try (GraphStore store = GraphStore.openForAccounts(access, new CoSpend())) {
            store.accounts().sink(EvmChain.ETHEREUM).apply(ethereum.change());
        }
        ChainFixture bitcoin = ChainFixture.from(0);
        bitcoin.mine();
        try (GraphStore early = GraphStore.openForItsChain(access, new CoSpend())) {
            assertThat(early.ledger().chain()).isEqualTo(BitcoinChain.MAIN);
            assertThat(early.ledger().coverage()).isEqualTo(Coverage.NOTHING);
            assertThat(early.accounts().chains()).containsExactly(EvmChain.ETHEREUM);
            try (GraphStore regtest = open(access)) {
                regtest.sink().apply(bitcoin.change());
            }
            // Opened before: neither shows nor writes what it was not opened for.
            assertThatThrownBy(() -> early.ledger().coverage())
                    .isInstanceOf(StoreDown.class)
                    .hasMessageContaining("bitcoin-regtest");
            assertThatThrownBy(() -> early.sink().apply(bitcoin.change()))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("holds bitcoin-regtest");
        }
        try (GraphStore store = GraphStore.openForItsChain(access, new CoSpend())) {
            assertThat(store.ledger().chain()).isEqualTo(BitcoinChain.REGTEST);
            assertThat(store.ledger().coverage().tip()).contains(bitcoin.tip());
            assertThat(store.accounts().ledger(EvmChain.ETHEREUM).coverage().tip())
                    .contains(ethereum.tip());
        }
    }

    @Test
    void saysThatANewStoreIsEmpty() {
        assertThatThrownBy(() -> GraphStore.openForItsChain(access, new CoSpend()))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("The store is empty");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        BoltAccess wrong = new BoltAccess(access.uri(), access.user(), new Password("not-it"));
        assertThatThrownBy(() -> open(wrong))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining("refuses user or password");
    }

    @Test
    void saysThatNobodyAnswers() {
        BoltAccess nobody =
                new BoltAccess(
                        BoltUri.parse("bolt://127.0.0.1:1"), access.user(), access.password());
        assertThatThrownBy(() -> open(nobody))
                .isInstanceOf(StoreDown.class)
                .hasMessageContaining("does not answer");
    }

    private static GraphStore open(BoltAccess access) {
        return GraphStore.open(access, BitcoinChain.REGTEST, new CoSpend());
    }

    private static void run(String query) {
        try (var session = TestStore.shared().driver().session()) {
            session.run(query, Map.of()).consume();
        }
    }
}
