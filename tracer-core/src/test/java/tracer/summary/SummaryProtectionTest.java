package tracer.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.TransactionFixture.spending;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.flow.Policy;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.OutPoint;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;
import tracer.protection.Protected;
import tracer.protection.ProtectionStatement;

/** No summary leaves with a protected address unless that was said, and then it says so. */
class SummaryProtectionTest {
    private final SummaryCase made = new SummaryCase(ChainFixture.from(0));
    private OutPoint paidToSite;
    private OutPoint later;

    @BeforeEach
    void make() {
        Transaction coinbase = ChainFixture.coinbaseOf(made.chain.mine());
        Transaction visit =
                spending(coinbase, 0).pay("site", 4_000).pay("payer's change", 5_000).build();
        Transaction moved = spending(visit, 0).pay("till", 3_900).build();
        Transaction onward = spending(moved, 0).pay("vault", 3_800).build();
        made.chain.mine(visit, moved, onward);
        made.label(ScriptFixture.witnessKeyHash("site"), "A site", Category.ADVERTISING, "a list");
        made.ready();
        paidToSite = visit.outPoint(0);
        later = moved.outPoint(0);
    }

    private FlowSummary ask(OutPoint seed, boolean confidential) {
        return made.summary(
                new SummaryRequest(
                        SummaryCase.forward(seed, Policy.FIFO),
                        Provenance.NOT_STATED,
                        confidential));
    }

    /** The payer's address is not written out, but whoever has the transaction can look it up. */
    @Test
    void aCitedPaymentToASiteLeadsToItsPayer() {
        assertThatThrownBy(() -> ask(paidToSite, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing was exported")
                .hasMessageContaining("--confidential");
        assertThat(ask(paidToSite, true).marking()).contains(Protected.BANNER);
    }

    @Test
    void whatDoesNotLeadThereIsFreeAndUnmarked() {
        assertThat(ask(later, false).marking()).isEmpty();
        assertThat(ask(later, true)).isEqualTo(ask(later, false));
    }

    /** It stands in the table of outputs at which only the trace for comparison ends. */
    @Test
    void whereOnlyAnotherPolicyEndsLeadsToAPayerToo() {
        SummaryCase other = new SummaryCase(ChainFixture.from(0));
        Transaction first = ChainFixture.coinbaseOf(other.chain.mine());
        Transaction second = ChainFixture.coinbaseOf(other.chain.mine());
        Transaction third = ChainFixture.coinbaseOf(other.chain.mine());
        Transaction mine = spending(first, 0).pay("mine", 4_000).build();
        Transaction theirs = spending(second, 0).pay("theirs", 4_000).build();
        Transaction mix =
                spending(mine, 0).spend(theirs, 0).pay("a", 4_000).pay("b", 4_000).build();
        Transaction apart = spending(mix, 1).pay("c", 4_000).build();
        Transaction savings = spending(third, 0).pay("victim", 1_000).build();
        Transaction visit = spending(apart, 0).spend(savings, 0).pay("site", 5_000).build();
        other.chain.mine(mine, theirs, mix, apart, savings, visit);
        other.label(ScriptFixture.witnessKeyHash("site"), "A site", Category.ADVERTISING, "a list");
        other.ready();
        SummaryRequest request =
                new SummaryRequest(
                        SummaryCase.forward(mine.outPoint(0), Policy.FIFO),
                        Provenance.NOT_STATED,
                        false);

        assertThat(other.trace(request.question()).holdings().stream().map(h -> h.output().tx()))
                .doesNotContain(visit.id());
        assertThatThrownBy(() -> other.summary(request))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing was exported");
        FlowSummary said =
                other.summary(new SummaryRequest(request.question(), request.provenance(), true));
        assertThat(said.toString()).contains(visit.outPoint(0).toString());
        assertThat(said.marking()).contains(Protected.BANNER);
    }

    @Test
    void aMarkedAddressOnTheWayIsHeldBack() {
        made.protections.add(
                new ProtectionStatement(
                        ScriptFixture.witnessKeyHash("vault")
                                .address(BitcoinChain.REGTEST)
                                .orElseThrow(),
                        ProtectionStatement.Act.PROTECT,
                        "Unit 4",
                        Instant.EPOCH,
                        "a witness"));
        assertThatThrownBy(() -> ask(later, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("marked by hand: 1");
        assertThat(ask(later, true).marking()).contains(Protected.BANNER);
    }
}
