package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tracer.flow.LedgerFixture.Made;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/** A wallet of two addresses as one account. */
class FundAccountingTest {
    private final LedgerFixture ledger = new LedgerFixture();

    /** The course of section 3.2 of the methods, paid to and out of two addresses, with change. */
    @Test
    void keepsTheAccountOfAWallet() {
        Made clean = pay(100, "pot a");
        Made dirty = pay(60, "pot b");
        Made first =
                ledger.block()
                        .spend(
                                List.of(clean.out(0)),
                                List.of(
                                        LedgerFixture.output(80, "one"),
                                        LedgerFixture.output(20, "pot b")));
        Made later = pay(40, "pot a");
        Made second =
                ledger.block()
                        .spend(
                                List.of(dirty.out(0)),
                                List.of(
                                        LedgerFixture.output(50, "two"),
                                        LedgerFixture.output(10, "pot a")));
        // 29 to somebody and a fee of 1.
        ledger.block()
                .spend(
                        List.of(later.out(0)),
                        List.of(
                                LedgerFixture.output(29, "three"),
                                LedgerFixture.output(10, "pot b")));

        FundAccount account = account(List.of(dirty.out(0)), OptionalInt.empty());

        assertThat(account.entries())
                .extracting(e -> e.balance().toString(), e -> e.claimsAfter().toString())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("100", "0"),
                        org.assertj.core.api.Assertions.tuple("160", "60"),
                        org.assertj.core.api.Assertions.tuple("80", "60"),
                        org.assertj.core.api.Assertions.tuple("120", "60"),
                        org.assertj.core.api.Assertions.tuple("70", "60"),
                        org.assertj.core.api.Assertions.tuple("40", "40"));
        assertThat(account.claims())
                .singleElement()
                .satisfies(c -> assertThat(c.remaining()).isEqualTo(Rational.of(40)));
        assertThat(account.entries().getLast().fee()).isEqualTo(1);
        assertThat(account.entries().getLast().claimsLeft()).isEqualTo(Rational.of(20));
        assertThat(account(List.of(dirty.out(0)), OptionalInt.of(ledger.height() - 1)).claims())
                .singleElement()
                .satisfies(c -> assertThat(c.remaining()).isEqualTo(Rational.of(60)));
        assertThat(List.of(first, second)).hasSize(2);
    }

    @Test
    void refusesWhatIsNoFund() {
        Made dirty = pay(60, "pot a");
        Made foreign = pay(5, "somebody");
        Made mixed =
                ledger.block()
                        .spend(
                                List.of(dirty.out(0), foreign.out(0)),
                                List.of(LedgerFixture.output(65, "one")));
        assertThatThrownBy(() -> account(List.of(dirty.out(0)), OptionalInt.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(mixed.id().toString())
                .hasMessageContaining("not one owner's account");
    }

    @Test
    void refusesAClaimThatIsNoPaymentIntoIt() {
        pay(60, "pot a");
        Made elsewhere = pay(5, "somebody");
        assertThatThrownBy(() -> account(List.of(elsewhere.out(0)), OptionalInt.empty()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot be claimed");
    }

    @Test
    void refusesToGuessABalance() {
        ledger.block().without(ledger.height());
        Made dirty = pay(60, "pot a");
        assertThatThrownBy(() -> account(List.of(dirty.out(0)), OptionalInt.empty()))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("every payment");
    }

    private Made pay(long value, String owner) {
        List<Output> outputs = List.of(LedgerFixture.output(value, owner));
        return ledger.block().coinbase(outputs);
    }

    private FundAccount account(List<OutPoint> claims, OptionalInt to) {
        return new FundAccounting(ledger, ledger)
                .account(
                        new FundRequest(
                                List.of(
                                        LedgerFixture.script("pot a"),
                                        LedgerFixture.script("pot b")),
                                claims,
                                Sharing.PRO_RATA,
                                to));
    }
}
