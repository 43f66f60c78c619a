package tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.ChainFixture.connect;
import static tracer.ledger.ChainFixture.reorganise;
import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.digest.LedgerDigest;
import tracer.entity.Evidence;
import tracer.problem.BadInput;

/** What every {@link LedgerSink} does when blocks leave the active chain. */
public abstract class ReorganisationContract extends StoreContract {
    /** Blocks 50 to 53 that both branches share; 51 pays alice, bob and carol. */
    private final ChainFixture shared = ChainFixture.from(50);

    private final Transaction pay =
            spending(coinbaseOf(shared.mine()), 0)
                    .pay("alice", 1_000)
                    .pay("bob", 2_000)
                    .pay(ScriptFixture.keyHash("carol"), 3_000)
                    .build();

    private final ChainFixture losing;
    private final ChainFixture winning;

    /** In the losing branch alice and bob spend together. */
    private final Transaction lost =
            spending(pay, 0).spend(pay, 1).pay("lost payee", 2_900).build();

    private final Transaction lostToo =
            spending(lost, 0).pay(ScriptFixture.bareKey("carol"), 2_800).build();

    /** In the winning branch bob and carol do, spending bob's output differently. */
    private final Transaction won = spending(pay, 1).spend(pay, 2).pay("payee", 4_900).build();

    protected ReorganisationContract() {
        shared.mine(pay);
        shared.mine();
        shared.mine();
        losing = shared.forkAfter(53, "losing");
        losing.mine(lost);
        losing.mine(lostToo);
        winning = shared.forkAfter(53, "winning");
        winning.mine();
        winning.mine(won);
        winning.mine();
    }

    @Test
    void equalsAStoreThatNeverSawTheLosingBranchButForOrphans() {
        store().apply(losing.change()).cluster();
        store().apply(reorganise(losing.blocks(54, 55), winning.blocks(54, 56)));
        Store never = reference().apply(winning.change());
        assertThat(store().digest()).isEqualTo(never.digest());
        assertThat(LedgerDigest.ofOrphans(store().ledger()))
                .isNotEqualTo(LedgerDigest.ofOrphans(never.ledger()));
        Store same = reference().apply(losing.change());
        same.apply(reorganise(losing.blocks(54, 55), winning.blocks(54, 56)));
        assertThat(LedgerDigest.ofOrphans(store().ledger()))
                .isEqualTo(LedgerDigest.ofOrphans(same.ledger()));
    }

    @Test
    void takesPlaceAndSpendsFromDisconnectedTransactionsAndKeepsTheirContent() {
        store().apply(losing.change());
        store().apply(reorganise(losing.blocks(54, 55), List.of()));
        LedgerSource ledger = store().ledger();
        assertThat(ledger.coverage())
                .isEqualTo(
                        new Coverage(List.of(new HeightRange(50, 53)), Optional.of(shared.tip())));
        assertThat(ledger.transactions(List.of(lost.id(), lostToo.id()))).isEmpty();
        assertThat(ledger.spenders(List.of(pay.outPoint(0), pay.outPoint(1), lost.outPoint(0))))
                .isEmpty();
        assertThat(ledger.header(losing.at(54).hash())).isEmpty();
        assertThat(ledger.orphans())
                .containsExactly(
                        new LedgerSource.PlacedHeader(54, losing.at(54).header()),
                        new LedgerSource.PlacedHeader(55, losing.at(55).header()));
        assertThat(ledger.orphan(losing.at(54).hash())).contains(losing.at(54));
        assertThat(ledger.orphan(losing.at(55).hash())).contains(losing.at(55));
        assertThat(ledger.orphan(shared.at(53).hash())).isEmpty();
    }

    @Test
    void withdrawsTheEvidenceOfDisconnectedTransactions() {
        store().apply(losing.change());
        assertThat(evidence()).extracting(Evidence::transaction).containsExactly(lost.id());
        store().apply(reorganise(losing.blocks(54, 55), winning.blocks(54, 56)));
        assertThat(evidence()).extracting(Evidence::transaction).containsExactly(won.id());
        assertThat(store().entities().evidenceOf(List.of(lost.id(), won.id())))
                .containsOnlyKeys(won.id());
    }

    @Test
    void forgetsScriptsThatOnlyOrphansPaid() {
        store().apply(losing.change());
        ScriptHash payee = ScriptFixture.witnessKeyHash("lost payee").hash();
        Address carol = new Address(BitcoinChain.REGTEST, ScriptFixture.keyHash("carol"));
        assertThat(store().addresses().scripts(carol)).hasSize(2);
        store().apply(reorganise(losing.blocks(54, 55), List.of()));
        assertThat(store().addresses().scripts(List.of(payee))).isEmpty();
        assertThat(store().addresses().totals(List.of(payee))).isEmpty();
        assertThat(store().addresses().history(payee, Optional.empty(), 10).total()).isZero();
        assertThat(store().addresses().scripts(carol))
                .containsExactly(ScriptFixture.keyHash("carol"));
        store().entities().forEachSameKey((bare, hash) -> assertThat(bare).isNull());
    }

    @Test
    void placesATransactionOfBothBranchesWhereTheWinningOneHasIt() {
        ChainFixture again = shared.forkAfter(53, "again");
        again.mine();
        again.mine();
        Block late = again.mine(lost);
        store().apply(losing.change());
        store().apply(reorganise(losing.blocks(54, 55), again.blocks(54, 56)));
        PlacedTransaction placed = store().placed(lost);
        assertThat(placed.place().block()).isEqualTo(late.hash());
        assertThat(placed.place().height()).isEqualTo(56);
        assertThat(evidence()).extracting(Evidence::height).containsExactly(56);
        assertThat(store().ledger().orphan(losing.at(54).hash())).contains(losing.at(54));
    }

    @Test
    void takesABranchBackOutOfTheOrphans() {
        Hash32 before = store().apply(losing.change()).digest();
        store().apply(reorganise(losing.blocks(54, 55), winning.blocks(54, 56)));
        store().apply(reorganise(winning.blocks(54, 56), losing.blocks(54, 55)));
        assertThat(store().digest()).isEqualTo(before);
        assertThat(store().ledger().orphans())
                .extracting(o -> o.header().hash())
                .containsExactlyInAnyOrderElementsOf(
                        winning.blocks(54, 56).stream().map(Block::hash).toList());
    }

    @Test
    void changesNothingWhenTheSameReorganisationComesAgain() {
        store().apply(losing.change());
        LedgerChange change = reorganise(losing.blocks(54, 55), winning.blocks(54, 56));
        Hash32 once = store().apply(change).digest();
        Hash32 orphans = LedgerDigest.ofOrphans(store().ledger());
        assertThat(store().apply(change).digest()).isEqualTo(once);
        assertThat(LedgerDigest.ofOrphans(store().ledger())).isEqualTo(orphans);
    }

    @Test
    void undoesTheDisconnectingWhenTheConnectingFails() {
        Hash32 before = store().apply(losing.change()).digest();
        LedgerChange unlinked =
                reorganise(losing.blocks(54, 55), List.of(winning.at(54), losing.at(55)));
        assertThatThrownBy(() -> store().apply(unlinked)).isInstanceOf(BadInput.class);
        assertThat(store().digest()).isEqualTo(before);
        assertThat(store().ledger().orphans()).isEmpty();
        assertThat(evidence()).extracting(Evidence::transaction).containsExactly(lost.id());
    }

    @Test
    void refusesToDisconnectABlockUnderAStoredOneOrNeverSeen() {
        store().apply(losing.change());
        LedgerChange buried = reorganise(losing.blocks(54, 54), List.of());
        assertThatThrownBy(() -> store().apply(buried))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(losing.at(54).hash().toString());
        LedgerChange unknown = reorganise(winning.blocks(54, 54), List.of());
        assertThatThrownBy(() -> store().apply(unknown))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(winning.at(54).hash().toString());
    }

    @Test
    void givesACoinbaseThatCameTwiceItsFirstPlaceBack() {
        ChainFixture chain = ChainFixture.from(90);
        Transaction twice = TransactionFixture.coinbase("again").pay("pool", 50).build();
        chain.mineWith(twice);
        Block late = chain.mineWith(twice);
        store().apply(chain.change());
        store().apply(reorganise(List.of(late), List.of()));
        PlacedTransaction placed = store().placed(twice);
        assertThat(placed.place().height()).isEqualTo(90);
        assertThat(placed.overwritten()).isEmpty();
        assertThat(store().digest()).isEqualTo(reference().apply(connect(chain.at(90))).digest());
    }

    @Test
    void forgetsWhatOnlyADisconnectedBlockClaimed() {
        OutPoint elsewhere = OutPoint.of("bb".repeat(32) + ":1");
        Transaction spend = spending(elsewhere).spend(pay, 2).pay("payee", 9).build();
        ChainFixture claiming = shared.forkAfter(53, "claiming");
        Block block = claiming.mine(spend);
        Output said = new Output(Sats.of(12), ScriptFixture.keyHash("claimed owner"));
        store().apply(shared.change());
        store().apply(
                        LedgerChange.connect(
                                List.of(new ArrivedBlock(block, Map.of(elsewhere, said)))));
        assertThat(evidence()).hasSize(1);
        assertThat(store().addresses().scripts(List.of(said.script().hash()))).hasSize(1);
        store().apply(reorganise(List.of(block), winning.blocks(54, 56)));
        assertThat(store().ledger().spenders(List.of(elsewhere))).isEmpty();
        assertThat(store().addresses().scripts(List.of(said.script().hash()))).isEmpty();
        assertThat(store().digest()).isEqualTo(reference().apply(winning.change()).digest());
    }

    @Test
    void makesAnInputUnknownWhoseFundingLeavesWhileItStays() {
        Block spending = losing.at(55);
        store().apply(connect(losing.blocks(50, 53))).apply(connect(spending));
        store().apply(connect(losing.at(54)));
        assertThat(fundings(lostToo)).containsExactly(new Funding.Known(lost.outputs().getFirst()));
        // The gap is between 51 and 54: the block at 52 and 53 go, then 51 with the funding.
        Store gap = store();
        gap.apply(reorganise(losing.blocks(54, 55), List.of()));
        gap.apply(reorganise(losing.blocks(52, 53), List.of()));
        gap.apply(connect(losing.at(54)));
        assertThat(fundings(lost))
                .containsExactly(
                        new Funding.Known(pay.outputs().get(0)),
                        new Funding.Known(pay.outputs().get(1)));
        assertThat(evidence()).hasSize(1);
        gap.apply(reorganise(List.of(shared.at(51)), List.of()));
        assertThat(fundings(lost)).containsExactly(new Funding.Unknown(), new Funding.Unknown());
        assertThat(evidence()).isEmpty();
    }

    private List<Funding> fundings(Transaction t) {
        return store().placed(t).fundings();
    }

    private List<Evidence> evidence() {
        List<Evidence> all = new java.util.ArrayList<>();
        store().entities().forEachEvidence(all::add);
        return all;
    }
}
