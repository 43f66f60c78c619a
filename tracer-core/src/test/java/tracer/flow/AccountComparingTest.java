package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.flow.AccountDestination.By;
import tracer.flow.AccountDestination.Held;
import tracer.flow.Comparison.Destination;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;

class AccountComparingTest {
    private static final Asset USD = AccountFixture.token("usd");
    private static final List<Policy> POLICIES = Policy.ofAccounts(Direction.FORWARD);

    private final AccountFixture chain = AccountFixture.from(EvmChain.DEVELOPMENT, 0);
    private final Map<HeldAsset, BigInteger> openings = new TreeMap<>();
    private AccountHolders.Maker holders = AccountHolders.Maker.NONE;

    AccountComparingTest() {
        chain.mine();
    }

    /** Section 3.2 of the methods: +100 clean, +60 dirty, −80, +40 clean, −50, −30. */
    @Test
    void standsEveryPolicySideBySide() {
        starts("clean", 200);
        starts("dirty", 60);
        for (String name : List.of("pot", "one", "two", "three")) {
            starts(name, 0);
        }
        pay("clean", "pot", 100);
        TransferId seed = pay("dirty", "pot", 60);
        pay("pot", "one", 80);
        pay("clean", "pot", 40);
        pay("pot", "two", 50);
        pay("pot", "three", 30);

        Comparison<TransferSeed, AccountDestination> c = compare(seed);

        assertThat(POLICIES)
                .containsExactly(
                        Policy.HAIRCUT,
                        Policy.HAIRCUT_INT,
                        Policy.FIFO,
                        Policy.LIFO,
                        Policy.DIRTY_FIRST,
                        Policy.CLEAN_FIRST,
                        Policy.LIBR);
        assertThat(amounts(c, "one")).containsExactly("30", "30", "0", "60", "60", "0", "0");
        assertThat(amounts(c, "two")).containsExactly("25/2", "13", "30", "0", "0", "0", "0");
        assertThat(amounts(c, "three")).containsExactly("15/2", "7", "30", "0", "0", "20", "20");
        assertThat(amounts(c, "pot")).containsExactly("10", "10", "0", "0", "0", "40", "40");
        assertThat(bound(c, "one").within()).isEqualTo(60);
        assertThat(bound(c, "two").within()).isEqualTo(50);
        assertThat(bound(c, "three").within()).isEqualTo(30);
        assertThat(bound(c, "pot").within()).isEqualTo(40);
        assertThat(c.destinations()).allMatch(d -> d.isDisputed(POLICIES));
        assertThat(c.columns()).allMatch(Comparison.Column::closes);
    }

    /** S pays A 5, A pays T 2 and X 3, where the trace is cut; X pays T 3. 2 within, 5 possible. */
    @Test
    void saysTwoNumbersWhereValueWasCutOff() {
        starts("s", 5);
        for (String name : List.of("a", "t")) {
            starts(name, 0);
        }
        starts("x", 3);
        holders =
                (on, stops) ->
                        addresses ->
                                addresses.contains(AccountFixture.address("x"))
                                        ? Map.of(
                                                AccountFixture.address("x"),
                                                new TraceEnd.AtService(List.of(), false))
                                        : Map.of();
        TransferId seed = pay("s", "a", 5);
        pay("a", "t", 2);
        TransferId cut = pay("a", "x", 3);
        pay("x", "t", 3);

        Comparison<TransferSeed, AccountDestination> c = compare(seed);

        Bound.Known t = bound(c, "t");
        assertThat(t.within()).isEqualTo(2);
        assertThat(t.possible()).isEqualTo(5);
        assertThat(t.isMaximum()).isFalse();
        assertThat(t.limiting()).singleElement().asString().endsWith(":log-0");
        Destination<AccountDestination> x =
                c.destinations().stream()
                        .filter(d -> d.place() instanceof By(Transfer by) && by.id().equals(cut))
                        .findFirst()
                        .orElseThrow();
        assertThat(x.bound())
                .isInstanceOfSatisfying(
                        Bound.Known.class,
                        known -> {
                            assertThat(known.within()).isEqualTo(3);
                            assertThat(known.isMaximum()).isTrue();
                            assertThat(known.limiting())
                                    .singleElement()
                                    .asString()
                                    .startsWith("what " + AccountFixture.address("a"));
                        });
    }

    /** B paid C before A paid B: no way leads from A to C, however the sums look. */
    @Test
    void noBoundGoesBackInTime() {
        starts("a", 10);
        starts("b", 10);
        starts("c", 0);
        pay("b", "c", 10);
        TransferId seed = pay("a", "b", 10);
        Comparison<TransferSeed, AccountDestination> c = compare(seed);
        assertThat(c.destinations()).hasSize(1);
        assertThat(bound(c, "b").within()).isEqualTo(10);
    }

    /**
     * On random chains with amounts of 256 bits: columns close, no policy gives more than can be.
     */
    @Test
    void noPolicyGivesMoreThanTheBound() {
        for (long seed = 0; seed < 6; seed++) {
            AccountFixture random = AccountFixture.economy(EvmChain.ETHEREUM, 1, 25, seed);
            MemoryAccountLedger ledger = new MemoryAccountLedger(random.chain());
            List<Transfer> all = random.blocks().stream().flatMap(AccountBlock::transfers).toList();
            List<OpeningBalance> known = new ArrayList<>();
            all.forEach(t -> {
                t.debited().ifPresent(h -> known.add(plenty(h)));
                t.credited().ifPresent(h -> known.add(plenty(h)));
            });
            ledger.apply(
                    new AccountChange(
                            List.of(),
                            random.blocks(),
                            known.stream().distinct().toList(),
                            List.of()));
            for (int i = new Random(seed).nextInt(9); i < all.size(); i += 9) {
                Transfer from = all.get(i);
                if (from.kind().isFee()) {
                    continue;
                }
                Limits limits = i % 2 == 0 ? Limits.NONE : Limits.NONE.withHops(1 + i % 4);
                Comparison<TransferSeed, AccountDestination> c =
                        new AccountComparing(AccountHolders.Maker.NONE)
                                .compare(
                                        ledger,
                                        List.of(TransferSeed.whole(from.id())),
                                        limits,
                                        StopRules.NONE,
                                        Progress.SILENT,
                                        Cancellation.NEVER)
                                .comparison();
                String as = "seed %d %s".formatted(seed, from.id());
                assertThat(c.columns()).as(as).allMatch(Comparison.Column::closes);
                for (Destination<AccountDestination> d : c.destinations()) {
                    Bound.Known bound = (Bound.Known) d.bound();
                    assertThat(d.most(POLICIES))
                            .as("%s at %s", as, d.place())
                            .isLessThanOrEqualTo(Rational.of(bound.within()));
                    assertThat(bound.within()).as(as).isLessThanOrEqualTo(bound.possible());
                    assertThat(bound.possible()).as(as).isLessThanOrEqualTo(from.amount());
                }
            }
        }
    }

    private static OpeningBalance plenty(HeldAsset of) {
        return new OpeningBalance(of, 0, AccountFixture.MOST, "test");
    }

    private Comparison<TransferSeed, AccountDestination> compare(TransferId seed) {
        MemoryAccountLedger ledger = new MemoryAccountLedger(chain.chain());
        List<OpeningBalance> known = new ArrayList<>();
        openings.forEach((of, n) -> known.add(new OpeningBalance(of, 0, n, "test")));
        ledger.apply(new AccountChange(List.of(), chain.blocks(), known, List.of()));
        return new AccountComparing(holders)
                .compare(
                        ledger,
                        List.of(TransferSeed.whole(seed)),
                        Limits.NONE,
                        StopRules.DEFAULT,
                        Progress.SILENT,
                        Cancellation.NEVER)
                .comparison();
    }

    private void starts(String name, long units) {
        openings.put(AccountFixture.held(name, USD), BigInteger.valueOf(units));
    }

    private TransferId pay(String from, String to, long units) {
        return chain.mine(by(from).log("usd", from, to, units))
                .transfers()
                .filter(t -> t.asset().equals(USD))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Destination<AccountDestination> at(
            Comparison<TransferSeed, AccountDestination> c, String holder) {
        return c.destinations().stream()
                .filter(d -> d.place().equals(new Held(AccountFixture.held(holder, USD))))
                .findFirst()
                .orElseThrow();
    }

    private static Bound.Known bound(
            Comparison<TransferSeed, AccountDestination> c, String holder) {
        return (Bound.Known) at(c, holder).bound();
    }

    private static List<String> amounts(
            Comparison<TransferSeed, AccountDestination> c, String holder) {
        return POLICIES.stream().map(p -> at(c, holder).amount(p).toString()).toList();
    }
}
