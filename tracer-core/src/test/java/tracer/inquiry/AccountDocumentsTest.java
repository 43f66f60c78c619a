package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.TransferId;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.inquiry.AccountAddressDocument.HoldingNote;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.NotFound;

class AccountDocumentsTest {
    private static final Optional<EvmChain> ANY = Optional.empty();

    private final AccountCase made = new AccountCase();
    private final Inquiry inquiry = made.inquiry();

    private HoldingNote ether(String who) {
        AccountAddressDocument found = inquiry.accounts().address(address(who), ANY, 50);
        return found.chains().getFirst().assets().stream()
                .filter(a -> a.asset().contract().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTransactionSaysOutcomeFeesAndWhatItMoved() {
        AccountTransactionDocument tx =
                inquiry.accounts().transaction(made.paymentTransaction(), ANY);
        assertThat(tx.schema()).isEqualTo("tracer.account-transaction/1");
        assertThat(tx.outcome()).isEqualTo("succeeded");
        assertThat(tx.fee())
                .isEqualTo(new AssetAmount("1100000000000000", "0.001100000000000000 ETH"));
        assertThat(tx.transfers())
                .extracting(TransferNote::kind)
                .containsExactly("fee-burnt", "fee-tip", "value");
        assertThat(tx.transfers()).extracting(TransferNote::evidence).containsOnly("claimed");
        assertThat(tx.transfers())
                .extracting(TransferNote::traceable)
                .containsExactly(false, false, true);
        assertThat(tx.dataHeight()).hasValue(made.chain().tip().height());
        assertThat(tx.confirmations()).isEqualTo(made.chain().tip().height() - AccountCase.FIRST);
    }

    @Test
    void aFailedTransactionMovedItsFeeOnlyAndAnUnknownOutcomeIsSaid() {
        AccountTransactionDocument failed =
                inquiry.accounts().transaction(made.failedTransaction(), ANY);
        assertThat(failed.sentence()).isEqualTo("failed: it paid its fee and moved nothing else");
        assertThat(failed.asked().units()).isEqualTo("7");
        assertThat(failed.transfers()).allMatch(t -> t.kind().startsWith("fee"));

        TxId unknown = made.chain().blocks().getLast().transactions().getFirst().id();
        AccountTransactionDocument last = inquiry.accounts().transaction(unknown, ANY);
        assertThat(last.outcome()).isEqualTo("unknown");
        assertThat(last.sentence()).contains("no value of it is counted");
        assertThat(last.notes()).anyMatch(n -> n.startsWith("Internal transfers were not seen"));
    }

    @Test
    void logsThatMoveNoAmountAreCounted() {
        TxId token = made.chain().at(AccountCase.FIRST + 11).transactions().getFirst().id();
        assertThat(inquiry.accounts().transaction(token, ANY).notFollowed())
                .containsExactly(
                        "1 Transfer log of single things (ERC-721): no amounts",
                        "2 Transfer logs of contracts whose standard is not known");
    }

    /** 10 + 3000 − 2500 − 1.1 thousandths: the sums are the case's own. */
    @Test
    void anAddressBalancesOpeningReceivedAndSent() {
        HoldingNote site = ether("site");
        assertThat(site.opening().orElseThrow().amount().text()).startsWith("0.010000000");
        assertThat(site.received().units()).isEqualTo("3000000000000000000");
        assertThat(site.sent().units()).isEqualTo("2501100000000000000");
        assertThat(site.balance().orElseThrow().units()).isEqualTo("508900000000000000");
        assertThat(site.transfers()).isEqualTo(4);
        assertThat(site.shown()).hasSize(4);
    }

    @Test
    void anUnknownOpeningGivesNoBalance() {
        HoldingNote stranger = ether("stranger");
        assertThat(stranger.opening()).isEmpty();
        assertThat(stranger.balance()).isEmpty();
        assertThat(stranger.received().units()).isEqualTo("400000000000000000");
        assertThat(
                        inquiry.accounts()
                                .address(address("stranger"), ANY, 50)
                                .chains()
                                .getFirst()
                                .notes())
                .anyMatch(n -> n.startsWith("An unknown opening is not zero"));
    }

    @Test
    void aCutListIsSaidToBeCut() {
        AccountAddressDocument cut = inquiry.accounts().address(address("collector"), ANY, 2);
        assertThat(cut.truncated()).isTrue();
        HoldingNote ether = cut.chains().getFirst().assets().getLast();
        assertThat(ether.shown()).hasSize(2);
        assertThat(ether.transfers()).isGreaterThan(2);
        assertThat(cut.chains().getFirst().labels().getFirst().name()).isEqualTo("Known collector");
    }

    @Test
    void chainsStandByThemselvesAndNoneIsPickedSilently() {
        AccountFixture fork = AccountFixture.from(EvmChain.of(8453), AccountCase.FIRST);
        fork.mine();
        fork.mine(
                tracer.account.AccountTransactionFixture.by("payer")
                        .burn(1)
                        .pay("site", BigInteger.TEN));
        made.accounts().sink(EvmChain.of(8453)).apply(AccountChange.connect(fork.blocks()));

        AccountAddressDocument site = inquiry.accounts().address(address("site"), ANY, 50);
        assertThat(site.chains())
                .extracting(AccountAddressDocument.OnChain::chain)
                .containsExactly("ethereum", "base");
        assertThat(site.dataHeight()).as("each chain has its own").isEmpty();
        assertThat(
                        inquiry.accounts()
                                .address(address("site"), Optional.of(EvmChain.ETHEREUM), 50)
                                .chains())
                .hasSize(1);
        // Both chains' block hashes, and so their transactions' ids, are the same here.
        assertThatThrownBy(() -> chainOf(made.seed(), ANY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("ethereum, base");
        assertThat(chainOf(made.seed(), Optional.of(EvmChain.of(8453))).id()).isEqualTo("base");
    }

    private EvmChain chainOf(TransferId id, Optional<EvmChain> named) {
        return AccountSeeding.of(
                        inquiry.ports(),
                        AccountSeedQuestion.of(List.of(id.toString()), Direction.FORWARD).on(named))
                .chain();
    }

    @Test
    void notStoredAndNotExistingAreTwoAnswers() {
        TransferId none = TransferId.of("0x" + "12".repeat(32) + ":value");
        assertThatThrownBy(() -> chainOf(none, ANY))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("ethereum blocks 19000000");
        AccountFixture whole = AccountFixture.from(EvmChain.DEVELOPMENT, 0);
        whole.mine();
        made.accounts().sink(EvmChain.DEVELOPMENT).apply(AccountChange.connect(whole.blocks()));
        assertThatThrownBy(() -> chainOf(none, Optional.of(EvmChain.DEVELOPMENT)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void searchKnowsTransactionsTransfersAndAddresses() {
        assertThat(hit("0x" + made.paymentTransaction()))
                .isEqualTo("transaction 0x" + made.paymentTransaction());
        assertThat(hit(made.paymentTransaction().toString())).startsWith("transaction 0x");
        assertThat(hit("https://etherscan.io/tx/0x" + made.paymentTransaction()))
                .startsWith("transaction 0x");
        assertThat(hit(made.seed().toString())).isEqualTo("transfer " + made.seed());
        String site = address("site").text();
        assertThat(hit(site)).isEqualTo("address " + site);
        assertThat(hit(site.toLowerCase(java.util.Locale.ROOT))).isEqualTo("address " + site);
    }

    private String hit(String text) {
        SearchDocument.Answer answer = inquiry.search(text).answers().getFirst();
        assertThat(answer.outcome()).as(answer.sentence()).isEqualTo("found");
        return answer.hits().getFirst().kind() + " " + answer.hits().getFirst().id();
    }

    /** The first vector of EIP-55 with one letter's case changed. */
    @Test
    void searchLocatesATypingErrorInAnAddressAndSaysWhatIsNotStored() {
        SearchDocument.Answer typo =
                inquiry.search("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed").answers().getFirst();
        assertThat(typo.outcome()).isEqualTo("malformed");
        assertThat(typo.sentence()).contains("EIP-55").contains("position 40");
        SearchDocument.Answer absent =
                inquiry.search("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").answers().getFirst();
        assertThat(absent.outcome()).isEqualTo("not-found");
        assertThat(absent.sentence()).contains("ethereum blocks 19000000");
        EvmAddress bytes = EvmAddress.of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
        assertThatThrownBy(() -> inquiry.accounts().address(bytes, ANY, 1))
                .isInstanceOf(DataGap.class);
    }

    @Test
    void aTraceClosesAndSaysWhatItLacks() {
        AccountTraceDocument trace =
                inquiry.accounts()
                        .trace(
                                EvmChain.ETHEREUM,
                                new AccountTraceRequest(
                                        made.seed(),
                                        Direction.FORWARD,
                                        Policy.FIFO,
                                        Limits.NONE,
                                        StopRules.DEFAULT),
                                Progress.SILENT,
                                Cancellation.NEVER);
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.balance().source()).isEqualTo(trace.balance().total());
        assertThat(trace.movements())
                .filteredOn(m -> m.end().isPresent())
                .extracting(m -> m.end().orElseThrow().kind())
                .contains("service", "not-indexed");
        assertThat(trace.notes())
                .anyMatch(n -> n.startsWith("Internal transfers were not seen in blocks"));
        assertThat(List.of(trace.title()))
                .allMatch(
                        t -> t.startsWith("3.000000000000000000 ETH") && t.endsWith("under FIFO"));
    }
}
