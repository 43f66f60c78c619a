package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.entity.CoSpend;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

class SearchTest {
    private final ChainFixture chain = ChainFixture.from(100);
    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final MemoryLabels labels = new MemoryLabels();
    private final Inquiry inquiry = new Inquiry(MemoryPorts.of(ledger, labels));
    private String alice;
    private Transaction payment;

    @BeforeEach
    void twoBlocks() {
        Block funds = chain.mine();
        payment = spending(ChainFixture.coinbaseOf(funds), 0).pay("alice", 700).build();
        chain.mine(payment);
        ledger.apply(chain.change());
        var address =
                ScriptFixture.witnessKeyHash("alice").address(BitcoinChain.REGTEST).orElseThrow();
        alice = address.text();
        labels.add(List.of(new Label(address, "Alice’s shop", Category.MERCHANT, "labels.csv")));
    }

    private SearchDocument.Answer only(String text) {
        List<SearchDocument.Answer> answers = inquiry.search(text).answers();
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    @Test
    void anAccountWhereNoAccountChainIsStoredIsOfAnotherNetwork() {
        SearchDocument.Answer answer = only("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
        assertThat(answer.outcome()).isEqualTo("other-network");
        assertThat(answer.sentence()).contains("EVM").contains("regtest");
    }

    @Test
    void findsLabelsOfOtherChainsAndSaysWhichOrThatItIsNotSaid() {
        EvmAddress account = EvmAddress.of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.of(EvmChain.ETHEREUM, account),
                                "Vault",
                                Category.BRIDGE,
                                "s"),
                        new Label(
                                LabelSubject.ofUnspecifiedChain(account),
                                "Vault 2",
                                Category.BRIDGE,
                                "s")));
        assertThat(only("vault").hits())
                .containsExactly(
                        new SearchDocument.Hit(
                                "address", account.text(), "Vault (bridge; says s) on ethereum"),
                        new SearchDocument.Hit(
                                "address",
                                account.text(),
                                "Vault 2 (bridge; says s) on an EVM chain not named"));
    }

    @Test
    void findsEachKindOfThing() {
        assertThat(only(payment.id().toString()).hits().getFirst().kind()).isEqualTo("transaction");
        assertThat(only(payment.id() + ":0").hits().getFirst().kind()).isEqualTo("output");
        assertThat(only(alice).hits().getFirst().kind()).isEqualTo("address");
        assertThat(only("SHOP").hits().getFirst().id()).isEqualTo(alice);
        assertThat(only("101").sentence()).startsWith("block 101, stamped ");
        assertThat(only(chain.at(101).hash().toString()).hits())
                .extracting(SearchDocument.Hit::kind)
                .containsOnly("transaction");
    }

    @Test
    void tellsNotFoundFromNotIndexedFromUnrecognised() {
        assertThat(only("ab".repeat(32)).outcome()).isEqualTo("not-found");
        assertThat(only("102").outcome()).isEqualTo("not-indexed");
        assertThat(only("99").outcome()).isEqualTo("not-indexed");
        assertThat(only("no such label").outcome()).isEqualTo("unrecognised");
        assertThat(only("1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3").outcome()).isEqualTo("other-network");
        String mistyped =
                alice.substring(0, alice.length() - 1) + (alice.endsWith("q") ? "p" : "q");
        assertThat(only(mistyped).outcome()).isEqualTo("malformed");
        assertThat(only(payment.id() + ":9").sentence()).contains("outputs 0 to 0 only");
    }

    @Test
    void answersLineByLineAndSaysWhereItCut() {
        String many = ("101\n\n" + alice + "\n").repeat(300);
        SearchDocument found = inquiry.search(many);
        assertThat(found.lines()).isEqualTo(600);
        assertThat(found.answers()).hasSize(SearchAnswer.MAX_LINES);
        assertThat(found.truncated()).isTrue();
    }

    @Test
    void nothingPastedIsNoError() {
        assertThat(inquiry.search(" \n ").answers()).isEmpty();
    }
}
