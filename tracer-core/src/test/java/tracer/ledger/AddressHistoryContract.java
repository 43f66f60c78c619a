package tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.ChainFixture.connect;
import static tracer.ledger.TransactionFixture.spending;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.problem.BadInput;

/** What every {@link AddressHistory} answers. */
public abstract class AddressHistoryContract extends StoreContract {
    private static final ScriptHash MINER = ScriptFixture.witnessKeyHash("miner").hash();

    @Test
    void findsBareKeyAndHashOfTheSameKeyByTheOneAddressTheyShow() {
        ChainFixture chain = ChainFixture.from(0);
        Script bare = ScriptFixture.bareKey("alice");
        Script hashed = ScriptFixture.keyHash("alice");
        chain.mine(
                spending(coinbaseOf(chain.mine()), 0)
                        .pay(bare, 1)
                        .pay(hashed, 2)
                        .pay(ScriptFixture.witnessKeyHash("alice"), 3)
                        .pay(ScriptFixture.bareKey("bob"), 4)
                        .build());
        store().apply(chain.change());
        assertThat(store().addresses().scripts(address(hashed)))
                .containsExactlyInAnyOrder(bare, hashed)
                .isSortedAccordingTo(java.util.Comparator.comparing(Script::hash));
        assertThat(store().addresses().scripts(bare.address(BitcoinChain.REGTEST).orElseThrow()))
                .hasSize(2);
        assertThat(store().addresses().scripts(address(ScriptFixture.keyHash("bob"))))
                .containsExactly(ScriptFixture.bareKey("bob"));
        assertThat(store().addresses().scripts(address(ScriptFixture.keyHash("nobody")))).isEmpty();
        Address elsewhere = new Address(BitcoinChain.MAIN, hashed);
        assertThatThrownBy(() -> store().addresses().scripts(elsewhere))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("bitcoin-regtest");
    }

    @Test
    void knowsScriptsOfEveryClassByHash() {
        ChainFixture chain = ChainFixture.from(0);
        List<Script> scripts = new ArrayList<>();
        scripts.add(Script.of(Bytes.EMPTY));
        TransactionFixture all = spending(coinbaseOf(chain.mine()), 0);
        for (ScriptType type : ScriptType.values()) {
            scripts.add(ScriptFixture.of(type, "erin"));
        }
        scripts.forEach(s -> all.pay(s, 1));
        chain.mine(all.build());
        store().apply(chain.change());
        List<ScriptHash> hashes = new ArrayList<>(scripts.stream().map(Script::hash).toList());
        hashes.add(ScriptFixture.keyHash("nobody").hash());
        Map<ScriptHash, Script> found = store().addresses().scripts(hashes);
        assertThat(found.values()).containsExactlyInAnyOrderElementsOf(scripts);
        assertThat(found).allSatisfy((hash, script) -> assertThat(script.hash()).isEqualTo(hash));
    }

    @Test
    void addsUpPaymentsAndSpends() {
        ChainFixture chain = ChainFixture.from(20);
        Block first = chain.mine();
        Script alice = ScriptFixture.keyHash("alice");
        Transaction pay =
                spending(coinbaseOf(first), 0).pay(alice, 30).pay(alice, 12).pay("bob", 5).build();
        Block second = chain.mine(pay);
        Transaction spend = spending(pay, 1).pay("bob", 12).build();
        Block third = chain.mine(spend);
        store().apply(chain.change());
        ScriptHash bob = ScriptFixture.witnessKeyHash("bob").hash();
        ScriptHash nobody = ScriptFixture.keyHash("nobody").hash();
        Map<ScriptHash, AddressHistory.Totals> totals =
                store().addresses().totals(List.of(alice.hash(), bob, MINER, nobody));
        assertThat(totals)
                .containsOnly(
                        Map.entry(
                                alice.hash(),
                                new AddressHistory.Totals(
                                        2, 42, 1, 12, place(second, 1), place(third, 1))),
                        Map.entry(
                                bob,
                                new AddressHistory.Totals(
                                        2, 17, 0, 0, place(second, 1), place(third, 1))),
                        Map.entry(
                                MINER,
                                new AddressHistory.Totals(
                                        3,
                                        3 * ChainFixture.REWARD,
                                        1,
                                        ChainFixture.REWARD,
                                        place(first, 0),
                                        place(third, 0))));
        assertThat(store().totals(alice.hash()).unspentSats()).isEqualTo(30);
    }

    @Test
    void pagesThroughPaymentsInChainOrder() {
        ChainFixture chain = ChainFixture.economy(7);
        chain.blocks().reversed().forEach(b -> store().apply(connect(b)));
        List<AddressHistory.Payment> all = new ArrayList<>();
        Optional<OutPoint> after = Optional.empty();
        AddressHistory.Page page;
        do {
            page = store().addresses().history(MINER, after, 5);
            assertThat(page.total()).isEqualTo(13);
            assertThat(page.payments()).hasSizeBetween(1, 5);
            all.addAll(page.payments());
            after = Optional.of(all.getLast().output());
        } while (page.hasMore());
        assertThat(all)
                .extracting(AddressHistory.Payment::output)
                .containsExactlyElementsOf(
                        chain.blocks().stream().map(b -> coinbaseOf(b).outPoint(0)).toList());
        assertThat(store().addresses().history(MINER, after, 5).payments()).isEmpty();
    }

    @Test
    void tellsWhoSpentAPaymentAndWhere() {
        ChainFixture chain = ChainFixture.from(20);
        Block first = chain.mine();
        Transaction spend = spending(coinbaseOf(first), 0).pay("alice", 1).pay("alice", 2).build();
        Block second = chain.mine(spend);
        store().apply(chain.change());
        assertThat(store().addresses().history(MINER, Optional.empty(), 1))
                .isEqualTo(
                        new AddressHistory.Page(
                                List.of(
                                        new AddressHistory.Payment(
                                                coinbaseOf(first).outPoint(0),
                                                Sats.of(ChainFixture.REWARD),
                                                place(first, 0),
                                                Optional.of(spend.id()),
                                                Optional.of(place(second, 1)))),
                                2,
                                true));
        ScriptHash alice = ScriptFixture.witnessKeyHash("alice").hash();
        assertThat(store().addresses().history(alice, Optional.empty(), 2))
                .isEqualTo(
                        new AddressHistory.Page(
                                List.of(unspent(spend, 0, 1, second), unspent(spend, 1, 2, second)),
                                2,
                                false));
        assertThatThrownBy(
                        () -> store().addresses().history(MINER, Optional.of(spend.outPoint(0)), 2))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(spend.outPoint(0).toString());
    }

    @Test
    void countsACoinbaseThatCameTwiceOnceAtItsLaterPlace() {
        ChainFixture chain = ChainFixture.from(90);
        Transaction twice = TransactionFixture.coinbase("again").pay("pool", 50).build();
        chain.mineWith(twice);
        Block late = chain.mineWith(twice);
        store().apply(chain.change());
        ScriptHash pool = ScriptFixture.witnessKeyHash("pool").hash();
        assertThat(store().totals(pool))
                .isEqualTo(new AddressHistory.Totals(1, 50, 0, 0, place(late, 0), place(late, 0)));
        assertThat(store().addresses().history(pool, Optional.empty(), 10).payments())
                .containsExactly(unspent(twice, 0, 50, late));
    }

    @Test
    void countsNoPaymentThatIsOnlyClaimed() {
        ChainFixture chain = ChainFixture.from(20);
        Transaction funding = coinbaseOf(chain.mine());
        Block spending = chain.mine(spending(funding, 0).pay("alice", 1).build());
        Map<OutPoint, Output> claims = Map.of(funding.outPoint(0), funding.outputs().getFirst());
        store().apply(LedgerChange.connect(List.of(new ArrivedBlock(spending, claims))));
        // The coinbase of the spending block pays the miner too.
        assertThat(store().totals(MINER))
                .isEqualTo(
                        new AddressHistory.Totals(
                                1,
                                ChainFixture.REWARD,
                                0,
                                0,
                                place(spending, 0),
                                place(spending, 0)));
        store().apply(connect(chain.at(20)));
        assertThat(store().totals(MINER).spends()).isEqualTo(1);
    }

    private static AddressHistory.Payment unspent(Transaction t, int index, long sats, Block in) {
        int position = in.transactions().indexOf(t);
        return new AddressHistory.Payment(
                t.outPoint(index),
                Sats.of(sats),
                place(in, position),
                Optional.empty(),
                Optional.empty());
    }

    private static Place place(Block block, int position) {
        return new Place(block.height(), position, block.hash(), block.header().claimedTime());
    }

    private static Address address(Script script) {
        return new Address(BitcoinChain.REGTEST, script);
    }
}
