package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.TransactionFixture.spending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.entity.CoSpend;
import tracer.ledger.Address;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryLedger;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.NotFound;

class InquiryTest extends InquiryCase {
    @Test
    void transactionTellsInputsOutputsFeeAndConfirmations() {
        TransactionDocument tx = inquiry.transaction(second.id());
        assertThat(tx.confirmations()).isEqualTo(1);
        assertThat(inquiry.transaction(first.id()).confirmations()).isEqualTo(2);
        assertThat(tx.fee().state()).isEqualTo("known");
        assertThat(tx.fee().amount()).contains(new Amount("100000000", "1.00000000 BTC"));
        assertThat(tx.totalIn()).map(Amount::sats).contains("3000000000");
        assertThat(tx.inputs())
                .extracting(TransactionDocument.InputNote::state)
                .containsOnly("known");
        assertThat(tx.dataHeight()).hasValue(3);
        assertThat(tx.dataHash()).contains(chain.tip().hash().toString());
    }

    @Test
    void outputsSaySpentUnspentOrUnspendable() {
        assertThat(inquiry.transaction(first.id()).outputs())
                .extracting(TransactionDocument.OutputNote::state)
                .containsExactly("spent", "spent", "unspendable", "unspent");
        assertThat(inquiry.transaction(first.id()).outputs().get(3).sentence())
                .isEqualTo("no block up to 3 spends it");
        assertThat(inquiry.transaction(first.id()).outputs().get(3).evidence())
                .isEqualTo("claimed");
        assertThat(inquiry.transaction(ChainFixture.coinbaseOf(chain.at(0)).id()).outputs())
                .extracting(TransactionDocument.OutputNote::state)
                .containsExactly("unspendable");
    }

    @Test
    void acrossAGapAnOutputIsNotIndexedInsteadOfUnspentAndAFeeUnknown() {
        Block gap = chain.mine();
        Transaction over = spending(ChainFixture.coinbaseOf(gap), 0).pay("dave", 1_000L).build();
        chain.mine(over);
        ledger.apply(ChainFixture.connect(chain.at(5)));
        assertThat(inquiry.transaction(second.id()).outputs().get(1).state())
                .isEqualTo("not-indexed");
        assertThat(inquiry.transaction(second.id()).outputs().get(1).sentence())
                .contains("blocks after 3 are missing: blocks 0–3, 5 are stored");
        TransactionDocument tx = inquiry.transaction(over.id());
        assertThat(tx.fee())
                .isEqualTo(new TransactionDocument.FeeNote("unknown", Optional.empty()));
        assertThat(tx.inputs().getFirst().state()).isEqualTo("unknown");
        assertThat(tx.totalIn()).isEmpty();
    }

    @Test
    void anAbsentTransactionNamesWhatIsStored() {
        TxId absent = TxId.of("00".repeat(32));
        assertThatThrownBy(() -> inquiry.transaction(absent))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("blocks 0–3");
    }

    @Test
    void addressMergesBareKeyAndItsHashInChainOrderPageByPage() {
        Address bob = address(ScriptFixture.keyHash("bob"));
        AddressDocument all = inquiry.address(bob, PageRequest.FIRST);
        assertThat(all.scripts())
                .extracting(Party::scriptClass)
                .containsExactlyInAnyOrder("p2pk", "p2pkh");
        assertThat(all.received().sats()).isEqualTo("3950000000");
        assertThat(all.unspent().sats()).isEqualTo("1950000000");
        assertThat(all.truncated()).isFalse();

        List<String> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            AddressDocument page = inquiry.address(bob, new PageRequest(cursor, 1));
            assertThat(page.total()).isEqualTo(2);
            assertThat(page.truncated()).isEqualTo(page.next().isPresent());
            page.payments().forEach(p -> paged.add(p.output()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(paged).containsExactly(first.id() + ":1", first.id() + ":3");
    }

    @Test
    void anAddressNobodyPaidIsNotFoundAndAForeignCursorIsRefused() {
        assertThatThrownBy(() ->
                        inquiry.address(
                                address(ScriptFixture.keyHash("nobody")), PageRequest.FIRST))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("nothing stored pays");
        assertThatThrownBy(() ->
                        inquiry.address(
                                address(ScriptFixture.witnessKeyHash("alice")),
                                new PageRequest(Optional.of("-,-,-"), 5)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cursor");
    }

    @Test
    void entityNamesMembersAndTheReasonThatJoinsThem() {
        String alice = address(ScriptFixture.witnessKeyHash("alice")).text();
        assertThatThrownBy(() -> inquiry.entity(alice, PageRequest.FIRST))
                .isInstanceOf(DataGap.class);
        compute();
        EntityDocument entity = inquiry.entity(alice, PageRequest.FIRST);
        assertThat(entity.members()).isEqualTo(3);
        assertThat(entity.evidence()).isEqualTo("inference");
        assertThat(entity.reasons())
                .extracting(EntityDocument.Reason::rule)
                .contains("co-spend", "same-key");
        assertThat(entity.rules()).allSatisfy(r -> assertThat(r.knownFailure()).isNotBlank());
        assertThat(inquiry.entity(entity.id(), PageRequest.FIRST)).isEqualTo(entity);

        EntityDocument firstPage = inquiry.entity(alice, new PageRequest(Optional.empty(), 2));
        EntityDocument secondPage = inquiry.entity(alice, new PageRequest(firstPage.next(), 2));
        assertThat(firstPage.page()).hasSize(2);
        assertThat(secondPage.page()).hasSize(1);
        assertThat(secondPage.next()).isEmpty();
    }

    @Test
    void whoStandsAloneBelongsToNoEntity() {
        compute();
        String carol = address(ScriptFixture.witnessKeyHash("carol")).text();
        assertThatThrownBy(() -> inquiry.entity(carol, PageRequest.FIRST))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no rule joins it");
    }

    @Test
    void statusTellsCoverageAndWhetherEntitiesAreUpToDate() {
        assertThat(inquiry.status().sentence())
                .isEqualTo("bitcoin-regtest: blocks 0–3. Entities have not been computed yet.");
        compute();
        assertThat(inquiry.status().entitiesCurrent()).isTrue();
        chain.mine();
        ledger.apply(ChainFixture.connect(chain.at(4)));
        StatusDocument behind = inquiry.status();
        assertThat(behind.entitiesCurrent()).isFalse();
        assertThat(behind.entitiesAt()).hasValue(3);
        assertThat(behind.sentence()).contains("computed at block 3");
    }

    @Test
    void anEmptyStoreSaysWhatToDo() {
        MemoryLedger empty = new MemoryLedger(CHAIN, new CoSpend());
        Inquiry nothing = new Inquiry(MemoryPorts.of(empty, labels));
        assertThat(nothing.status().dataHeight()).isEmpty();
        assertThat(nothing.status().sentence()).contains("tracer ingest bitcoin");
        assertThat(nothing.search("5").answers().getFirst().outcome()).isEqualTo("not-indexed");
    }
}
