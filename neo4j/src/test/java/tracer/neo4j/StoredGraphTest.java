package tracer.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.ChainFixture.connect;
import static tracer.ledger.ChainFixture.reorganise;
import static tracer.ledger.TransactionFixture.spending;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Record;
import tracer.entity.CoSpend;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;
import tracer.neo4j.server.TestStore;

/** What a person with a query language of their own finds in the graph. */
class StoredGraphTest {
    private static final OutPoint ELSEWHERE = OutPoint.of("cc".repeat(32) + ":7");

    private GraphStore store;

    @BeforeEach
    void open() {
        store = EmptyStore.open(BitcoinChain.REGTEST, new CoSpend());
    }

    @Test
    void hasOnePaymentForEachOutputAndOneFlowForEachInput() {
        ChainFixture chain = ChainFixture.from(0);
        Transaction coinbase = coinbaseOf(chain.mine());
        var all = spending(coinbase, 0).spend(ELSEWHERE);
        for (ScriptType type : ScriptType.values()) {
            all.pay(ScriptFixture.of(type, "alice"), 100 + type.name().length());
        }
        all.pay(ScriptFixture.keyHash("bob"), 5).pay(ScriptFixture.keyHash("bob"), 5);
        Transaction wide = all.build();
        Transaction both = spending(wide, 11).spend(wide, 10).pay("carol", 9).build();
        chain.mine(wide, both);
        store.sink().apply(chain.change());

        assertThat(outputs(wide)).isEqualTo(wide.outputs());
        assertThat(outputs(both)).isEqualTo(both.outputs());
        assertThat(inputs(wide)).containsExactly(coinbase.outPoint(0) + "", ELSEWHERE + "");
        assertThat(inputs(both)).containsExactly(wide.outPoint(11) + "", wide.outPoint(10) + "");
        assertThat(
                        ask(
                                "MATCH (s:Script) RETURN s.hash AS hash, s.bytes AS bytes,"
                                        + " s.type AS type, s.address AS address"))
                .allSatisfy(r -> {
                    Script s = Script.of(r.get("bytes").asByteArray());
                    assertThat(r.get("hash").asString()).isEqualTo(s.hash().toString());
                    assertThat(r.get("type").asString()).isEqualTo(s.type().name());
                    assertThat(r.get("address").asString(""))
                            .isEqualTo(
                                    s.address(BitcoinChain.REGTEST).map(a -> a.text()).orElse(""));
                });
    }

    @Test
    void isAsBeforeWhenABlockComesAndGoes() {
        ChainFixture chain = ChainFixture.from(5);
        Transaction first = coinbaseOf(chain.mine());
        Transaction pay = spending(first, 0).pay("alice", 3).pay("bob", 4).build();
        chain.mine(pay);
        store.sink().apply(chain.change());
        List<String> before = everything();
        Transaction joins = spending(pay, 0).spend(pay, 1).spend(ELSEWHERE).pay("x", 1).build();
        Block block = chain.mine(joins);
        Map<OutPoint, Output> said =
                Map.of(ELSEWHERE, new Output(Sats.of(9), ScriptFixture.keyHash("claimed")));
        store.sink().apply(LedgerChange.connect(List.of(new ArrivedBlock(block, said))));
        assertThat(everything()).hasSizeGreaterThan(before.size());
        store.sink().apply(reorganise(List.of(block), List.of()));
        List<String> after = new ArrayList<>(everything());
        assertThat(after.removeIf(n -> n.contains("OrphanBlock"))).isTrue();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void isTheSameWhateverTheOrderOfArrival() {
        ChainFixture chain = ChainFixture.from(5);
        Transaction first = coinbaseOf(chain.mine());
        Transaction pay = spending(first, 0).pay("alice", 3).pay("bob", 4).build();
        chain.mine(pay);
        chain.mine(spending(pay, 0).spend(pay, 1).pay("x", 1).build());
        chain.blocks().reversed().forEach(b -> store.sink().apply(connect(b)));
        List<String> reversed = everything();
        open();
        store.sink().apply(chain.change());
        assertThat(everything()).isEqualTo(reversed);
    }

    /** All nodes and relationships with their content, in text, but for the count of changes. */
    private static List<String> everything() {
        return ask(
                        """
                        MATCH (n) WHERE none(l IN labels(n) WHERE l STARTS WITH '__Neo4j')
                        RETURN [labels(n), properties(n), [(n)-[r]->(m) |
                                 [type(r), properties(r), coalesce(m.id, m.hash)]]] AS what
                        """)
                .stream()
                .map(r -> r.get("what").toString().replaceAll("revision: \\d+", ""))
                .map(StoredGraphTest::ordered)
                .sorted()
                .toList();
    }

    /** Neo4j gives properties and relationships back in an order of its own. */
    private static String ordered(String text) {
        return Arrays.stream(text.split("[\\[\\]{}]|, ")).sorted().toList().toString();
    }

    private static List<Output> outputs(Transaction t) {
        return ask(
                        "MATCH (:Transaction {id: '%s'})-[p:PAYS]->(s) RETURN p.value AS value, s.bytes AS bytes ORDER BY p.index"
                                .formatted(t.id()))
                .stream()
                .map(r ->
                        new Output(
                                Sats.of(r.get("value").asLong()),
                                Script.of(r.get("bytes").asByteArray())))
                .toList();
    }

    private static List<String> inputs(Transaction t) {
        return ask(
                        "MATCH (f)-[s:FLOW]->(:Transaction {id: '%s'}) RETURN f.id + ':' + s.index AS output ORDER BY s.input"
                                .formatted(t.id()))
                .stream()
                .map(r -> r.get("output").asString())
                .toList();
    }

    private static List<Record> ask(String query) {
        return TestStore.shared().driver().executableQuery(query).execute().records();
    }
}
