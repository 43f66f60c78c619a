package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.Seed;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.AccountTransactionFixture;
import tracer.account.OpenAccounts;
import tracer.account.OpeningBalance;
import tracer.account.TransferId;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

/** Several addresses as one account. */
class AccountFundAccountingTest {
    private final OpenAccounts accounts = new OpenAccounts();

    private AccountFund account(
            Policy policy, OptionalInt to, List<String> fund, TransferId... claims) {
        return new AccountFundAccounting(accounts.ledger())
                .account(
                        new AccountFundRequest(
                                fund.stream().map(AccountFixture::address).toList(),
                                Arrays.asList(claims),
                                policy,
                                Sharing.PRO_RATA,
                                to));
    }

    private AccountFund account(TransferId... claims) {
        return account(Policy.LIBR, OptionalInt.empty(), List.of("pot a", "pot b"), claims);
    }

    /** The course of section 3.2 of the methods, over two addresses that pay each other. */
    @Test
    void keepsTheAccountOfTwoAddresses() {
        accounts.holds("pot a", 100).holds("victim", 60).holds("other", 40);
        TransferId claim = accounts.pay("victim", "pot b", 60);
        accounts.pay("pot a", "pot b", 100);
        accounts.pay("pot b", "one", 70, 10);
        accounts.pay("other", "pot a", 40);
        accounts.pay("pot b", "two", 50);
        accounts.pay("pot a", "pot b", 5);
        accounts.pay("pot b", "pot b", 1);
        accounts.pay("pot a", "three", 30);

        AccountFund account = account(claim);

        assertThat(account.opening()).isEqualTo(100);
        assertThat(account.entries())
                .extracting(e -> e.balance().toString(), e -> e.claimsAfter().toString())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("160", "60"),
                        org.assertj.core.api.Assertions.tuple("150", "60"),
                        org.assertj.core.api.Assertions.tuple("80", "60"),
                        org.assertj.core.api.Assertions.tuple("120", "60"),
                        org.assertj.core.api.Assertions.tuple("70", "60"),
                        org.assertj.core.api.Assertions.tuple("40", "40"));
        assertThat(account.inside()).isEqualTo(3);
        assertThat(account.claims())
                .singleElement()
                .satisfies(c -> assertThat(c.remaining()).isEqualTo(Rational.of(40)));
        assertThat(account.outcomes())
                .extracting(o -> o.policy().id() + " " + o.remaining().orElseThrow())
                .containsExactly(
                        "haircut 10",
                        "haircut-int 10",
                        "fifo 0",
                        "lifo 0",
                        "dirty-first 0",
                        "clean-first 40",
                        "libr 40");
        AccountFund early =
                account(Policy.LIBR, OptionalInt.of(5), List.of("pot a", "pot b"), claim);
        assertThat(early.balance()).isEqualTo(70);
        assertThat(early.claims().getFirst().remaining()).isEqualTo(Rational.of(60));
    }

    static List<Policy> policies() {
        return Policy.ofAccounts(Direction.FORWARD);
    }

    /**
     * Of one address whose money never comes back the fund's account is that of a trace that begins
     * with the claims: another way to the same figures.
     */
    @ParameterizedTest
    @MethodSource("policies")
    void isWhatATraceFindsThere(Policy policy) {
        long seed = Seed.of("fund and trace under " + policy);
        for (int round = 0; round < 40; round++) {
            Random random = new Random(seed + round);
            OpenAccounts made = new OpenAccounts();
            made.holds("pot", random.nextInt(50)).holds("payer", 10_000).holds("victim", 10_000);
            long balance =
                    made.change().openings().stream()
                            .filter(o -> o.of().holder().equals(address("pot")))
                            .map(OpeningBalance::amount)
                            .findFirst()
                            .orElse(BigInteger.ZERO)
                            .longValueExact();
            List<TransferId> claims = new ArrayList<>();
            claims.add(made.pay("victim", "pot", 20));
            balance += 20;
            for (int i = 0; i < 20; i++) {
                int amount = random.nextInt(30);
                switch (random.nextInt(4)) {
                    case 0 -> claims.add(made.pay("victim", "pot", amount));
                    case 1 -> made.pay("payer", "pot", amount);
                    default -> {
                        long out = Math.min(amount, balance);
                        made.pay("pot", "sink " + i, out);
                        amount = (int) -out;
                    }
                }
                balance += amount;
            }
            AccountFund fund =
                    new AccountFundAccounting(made.ledger())
                            .account(
                                    new AccountFundRequest(
                                            List.of(address("pot")),
                                            claims,
                                            policy,
                                            Sharing.FIRST_IN,
                                            OptionalInt.empty()));
            AccountTrace trace =
                    new AccountFlow(AccountHolders.Maker.NONE)
                            .trace(
                                    made.ledger(),
                                    new AccountTraceRequest(
                                            claims.stream().map(TransferSeed::whole).toList(),
                                            Direction.FORWARD,
                                            policy,
                                            Limits.NONE,
                                            StopRules.NONE),
                                    Progress.SILENT,
                                    Cancellation.NEVER);
            Rational there =
                    trace.remainders().stream()
                            .filter(r -> r.of().holder().equals(address("pot")))
                            .map(Remainder::traced)
                            .findFirst()
                            .orElse(Rational.ZERO);
            assertThat(
                            Rational.sum(
                                    fund.claims().stream()
                                            .map(AccountFund.Claim::remaining)
                                            .toList()))
                    .as("round %d of seed %d", round, seed)
                    .isEqualTo(there);
            assertThat(fund.outcomes())
                    .filteredOn(o -> o.policy() == policy)
                    .extracting(FundOutcome::remaining)
                    .containsExactly(Optional.of(there));
        }
    }

    @Test
    void refusesAClaimThatIsNoPaymentIntoIt() {
        accounts.holds("pot a", 10).holds("x", 10).holds("x", AccountFixture.token("usd"), 5);
        TransferId inside = accounts.pay("pot a", "pot b", 10);
        TransferId elsewhere = accounts.pay("x", "y", 5);
        TransferId paid = accounts.pay("x", "pot a", 5);
        TransferId usd = accounts.send("usd", "x", "pot a", 5);
        for (TransferId wrong : List.of(inside, elsewhere)) {
            assertThatThrownBy(() -> account(wrong))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContainingAll(wrong.toString(), "cannot be claimed");
        }
        assertThatThrownBy(() ->
                        account(Policy.LIBR, OptionalInt.of(2), List.of("pot a", "pot b"), paid))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("up to block 2");
        assertThatThrownBy(() -> account(paid, usd))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("different assets");
        TransferId nowhere = TransferId.of("0x" + "1".repeat(64) + ":value");
        assertThatThrownBy(() -> account(nowhere)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        account(Policy.TIHO, OptionalInt.empty(), List.of("pot a", "pot b"), paid))
                .isInstanceOf(BadInput.class);
        assertThat(account(paid).claims()).hasSize(1);
    }

    @Test
    void refusesToGuessABalance() {
        accounts.holds("x", 10);
        TransferId paid = accounts.pay("x", "pot a", 5);
        assertThatThrownBy(() -> account(paid))
                .as("of pot b nothing is stored")
                .isInstanceOf(DataGap.class)
                .hasMessageContaining(address("pot b").text());
    }

    /** Known from block 3 on only: what was paid before cannot be claimed, what comes after can. */
    @Test
    void beginsWhereAllBalancesAreKnown() {
        AccountFixture chain = AccountFixture.from(EvmChain.DEVELOPMENT, 10);
        chain.mine();
        chain.mine(AccountTransactionFixture.by("x").pay("pot a", 5));
        chain.mine(AccountTransactionFixture.by("pot a").pay("pot b", 2));
        chain.mine(AccountTransactionFixture.by("x").pay("pot b", 7));
        MemoryAccountLedger ledger = new MemoryAccountLedger(chain.chain());
        ledger.apply(
                new AccountChange(
                        List.of(),
                        chain.blocks(),
                        List.of(opening(chain, "pot a", 10, 30), opening(chain, "pot b", 12, 42)),
                        List.of()));
        TransferId before = chain.at(11).transactions().getFirst().transfers().getFirst().id();
        TransferId after = chain.at(13).transactions().getFirst().transfers().getFirst().id();
        AccountFundAccounting accounting = new AccountFundAccounting(ledger);
        assertThatThrownBy(() -> accounting.account(asked(before)))
                .isInstanceOf(DataGap.class)
                .hasMessageContainingAll("paid in block 11", "end of block 12");
        AccountFund account = accounting.account(asked(after));
        assertThat(account.from()).isEqualTo(12);
        assertThat(account.opening()).as("30 + 5 − 2, and 42").isEqualTo(75);
        assertThat(account.balance()).isEqualTo(82);
    }

    private static AccountFundRequest asked(TransferId claim) {
        return new AccountFundRequest(
                List.of(address("pot a"), address("pot b")),
                List.of(claim),
                Policy.LIBR,
                Sharing.PRO_RATA,
                OptionalInt.empty());
    }

    private static OpeningBalance opening(AccountFixture chain, String who, int at, long amount) {
        return new OpeningBalance(
                OpenAccounts.of(who, chain.nativeAsset()), at, BigInteger.valueOf(amount), "test");
    }

    /** More goes out than is there by what is stored: a transfer was not seen. */
    @Test
    void refusesABalanceBelowNothing() {
        accounts.holds("x", 10).holds("pot b", 0);
        accounts.pay("pot b", "pot b", 0);
        TransferId paid = accounts.pay("x", "pot a", 5);
        accounts.pay("pot a", "y", 9);
        assertThatThrownBy(() -> account(paid))
                .isInstanceOf(DataGap.class)
                .hasMessageContainingAll("holds 5", "takes 9");
    }

    @Test
    void tooManyClaimsAreNoCase() {
        List<TransferId> many = new ArrayList<>();
        for (int i = 0; i <= AccountFundRequest.MOST_CLAIMS; i++) {
            many.add(TransferId.of("0x%064x:value".formatted(i)));
        }
        assertThatThrownBy(() ->
                        new AccountFundRequest(
                                List.of(address("a")),
                                many,
                                Policy.LIBR,
                                Sharing.PRO_RATA,
                                OptionalInt.empty()))
                .isInstanceOf(LimitExceeded.class);
    }
}
