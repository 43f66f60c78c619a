package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.OpenAccounts;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.flow.AccountDestination.Held;
import tracer.flow.Comparison.Destination;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;
import tracer.problem.BadInput;

/** Several transfers, and parts of them, under every policy of balances, with their bound. */
class AccountSeedsComparingTest {
    private static final List<Policy> POLICIES = Policy.ofAccounts(Direction.FORWARD);

    private final OpenAccounts accounts = new OpenAccounts();

    private static Comparison<TransferSeed, AccountDestination> compare(
            tracer.account.AccountLedger ledger, List<TransferSeed> seeds, Limits limits) {
        return new AccountComparing(AccountHolders.Maker.NONE)
                .compare(ledger, seeds, limits, StopRules.NONE, Progress.SILENT, Cancellation.NEVER)
                .comparison();
    }

    private Comparison<TransferSeed, AccountDestination> compare(String... seeds) {
        return compare(
                accounts.ledger(), Stream.of(seeds).map(TransferSeed::of).toList(), Limits.NONE);
    }

    private static String most(
            Comparison<TransferSeed, AccountDestination> c, String holder, boolean possible) {
        return c.destinations().stream()
                .filter(d ->
                        d.place() instanceof Held(var of)
                                && of.holder().equals(AccountFixture.address(holder)))
                .map(d -> (Bound.Known) d.bound())
                .map(b -> (possible ? b.possible() : b.within()).toString())
                .findFirst()
                .orElseThrow();
    }

    /** Two victims pay 60 and 30 into a pot that has 50; 80 leaves: at most 80, at most 60 + 30. */
    @Test
    void theBoundIsOfAllSeedsTogether() {
        accounts.holds("v1", 60).holds("v2", 30).holds("clean", 50);
        String one = accounts.pay("v1", "pot", 60).toString();
        accounts.pay("clean", "pot", 50);
        String two = accounts.pay("v2", "pot", 30).toString();
        accounts.pay("pot", "x", 80);
        Comparison<TransferSeed, AccountDestination> both = compare(two, one);
        assertThat(both.source()).isEqualTo(Rational.of(90));
        assertThat(both.columns()).allMatch(Comparison.Column::closes);
        assertThat(most(both, "x", false)).isEqualTo("80");
        assertThat(most(both, "pot", false)).isEqualTo("60");
        assertThat(most(compare(one), "x", false)).isEqualTo("60");
        // A third of 60, and one unit of 30: 21 of the seeds are there at the very most.
        Comparison<TransferSeed, AccountDestination> parts = compare(one + "=1/3", two + "=1units");
        assertThat(parts.source()).isEqualTo(Rational.of(21));
        assertThat(most(parts, "x", true)).isEqualTo("21");
        assertThat(compare(one, two)).isEqualTo(both);
    }

    /** The first seed's value comes to the second one, which is paid by its holder. */
    @Test
    void valueThatMeetsAnotherSeedIsThereOnce() {
        accounts.holds("a", 100).holds("b", 40);
        String first = accounts.pay("a", "b", 100).toString();
        String second = accounts.pay("b", "c", 140).toString();
        Comparison<TransferSeed, AccountDestination> c = compare(first, second);
        assertThat(c.source()).isEqualTo(Rational.of(140));
        assertThat(most(c, "c", false)).isEqualTo("140");
        assertThat(most(c, "c", true)).isEqualTo("140");
        // Only 10 units of the second are declared; 100 of the first come with it.
        Comparison<TransferSeed, AccountDestination> part = compare(first, second + "=10units");
        assertThat(most(part, "c", false)).isEqualTo("110");
        assertThat(part.columns()).allMatch(Comparison.Column::closes);
    }

    /**
     * A is cut after no hop; what it had may have come back over B's payer, who is not followed.
     */
    @Test
    void whatWasCutCanComeBackOverALaterSeed() {
        accounts.holds("a", 100).holds("d", 100);
        String first = accounts.pay("a", "b", 100).toString();
        accounts.pay("b", "d", 100);
        String second = accounts.pay("d", "e", 150).toString();
        Comparison<TransferSeed, AccountDestination> c =
                compare(
                        accounts.ledger(),
                        List.of(TransferSeed.of(first), TransferSeed.of(second + "=30units")),
                        Limits.NONE.withHops(0));
        assertThat(most(c, "e", false)).isEqualTo("30");
        assertThat(most(c, "e", true)).isEqualTo("130");
        // Nothing was cut off before the first.
        Comparison<TransferSeed, AccountDestination> alone =
                compare(
                        accounts.ledger(),
                        List.of(TransferSeed.of(second + "=30units")),
                        Limits.NONE.withHops(0));
        assertThat(most(alone, "e", true)).isEqualTo("30");
    }

    @Test
    void refusesABudgetOfTime() {
        accounts.holds("a", 1);
        String seed = accounts.pay("a", "b", 1).toString();
        assertThatThrownBy(() ->
                        compare(
                                accounts.ledger(),
                                List.of(TransferSeed.of(seed)),
                                Limits.NONE.with(Guards.NONE.withTime(Duration.ofSeconds(1)))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("budget of time");
    }

    /**
     * On random chains, with random seeds of one asset, whole and in part: every column closes, no
     * policy gives more than the bound, all together no less than each alone and no more than their
     * sum, and the order of naming says nothing.
     */
    @Test
    void boundsOfSeveralLieBetweenThoseOfEachAndTheirSum() {
        long base = tracer.Seed.of("comparisons of several transfers");
        int compared = 0;
        for (int round = 0; round < 10; round++) {
            Random random = new Random(base + round);
            MemoryAccountLedger ledger = new MemoryAccountLedger(EvmChain.ETHEREUM);
            List<Transfer> all = economy(ledger, base + round);
            for (int i = 0; i < 6; i++) {
                List<TransferSeed> seeds = seeds(all, random);
                Limits limits = i % 2 == 0 ? Limits.NONE : Limits.NONE.withHops(i);
                String as = "round %d of seed %d: %s".formatted(round, base, seeds);
                Comparison<TransferSeed, AccountDestination> c = compare(ledger, seeds, limits);
                List<TransferSeed> turned = new ArrayList<>(seeds);
                Collections.reverse(turned);
                assertThat(compare(ledger, turned, limits)).as(as).isEqualTo(c);
                assertThat(c.columns()).as(as).allMatch(Comparison.Column::closes);
                List<Map<AccountDestination, Bound.Known>> each =
                        seeds.stream()
                                .map(s -> bounds(compare(ledger, List.of(s), limits)))
                                .toList();
                for (Destination<AccountDestination> d : c.destinations()) {
                    Bound.Known bound = (Bound.Known) d.bound();
                    assertThat(d.most(POLICIES))
                            .as("%s at %s", as, d.place())
                            .isLessThanOrEqualTo(Rational.of(bound.within()));
                    assertThat(bound.within()).as(as).isLessThanOrEqualTo(bound.possible());
                    if (limits.hops().isEmpty()) {
                        BigInteger sum = BigInteger.ZERO;
                        for (Map<AccountDestination, Bound.Known> one : each) {
                            Bound.Known alone = one.get(d.place());
                            BigInteger within = alone == null ? BigInteger.ZERO : alone.within();
                            assertThat(bound.within())
                                    .as("%s at %s", as, d.place())
                                    .isGreaterThanOrEqualTo(within);
                            sum = sum.add(within);
                        }
                        assertThat(bound.within())
                                .as("%s at %s", as, d.place())
                                .isLessThanOrEqualTo(sum);
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).as("destinations compared").isGreaterThan(200);
    }

    /**
     * Under haircut a share of a seed is that share everywhere: two thirds and one make a whole.
     */
    @Test
    void sharesUnderHaircutAddUpToTheWhole() {
        long base = tracer.Seed.of("shares of transfers");
        for (int round = 0; round < 10; round++) {
            MemoryAccountLedger ledger = new MemoryAccountLedger(EvmChain.ETHEREUM);
            List<Transfer> all = economy(ledger, base + round);
            Transfer t = all.get(new Random(base + round).nextInt(all.size()));
            Map<AccountDestination, Rational> whole = haircut(ledger, t.id() + "");
            Map<AccountDestination, Rational> sum = haircut(ledger, t.id() + "=1/3");
            haircut(ledger, t.id() + "=2/3").forEach((at, x) -> sum.merge(at, x, Rational::plus));
            assertThat(sum).as("round %d of seed %d: %s", round, base, t.id()).isEqualTo(whole);
        }
    }

    private static Map<AccountDestination, Rational> haircut(
            MemoryAccountLedger ledger, String seed) {
        Map<AccountDestination, Rational> at = new HashMap<>();
        compare(ledger, List.of(TransferSeed.of(seed)), Limits.NONE)
                .destinations()
                .forEach(d -> at.put(d.place(), d.amount(Policy.HAIRCUT)));
        at.values().removeIf(Rational::isZero);
        return at;
    }

    private static Map<AccountDestination, Bound.Known> bounds(
            Comparison<TransferSeed, AccountDestination> c) {
        Map<AccountDestination, Bound.Known> bounds = new HashMap<>();
        c.destinations().forEach(d -> bounds.put(d.place(), (Bound.Known) d.bound()));
        return bounds;
    }

    /** Returns what moves value, fees aside. */
    private static List<Transfer> economy(MemoryAccountLedger ledger, long seed) {
        AccountFixture chain = AccountFixture.economy(EvmChain.ETHEREUM, 1, 16, seed);
        List<Transfer> all = chain.blocks().stream().flatMap(AccountBlock::transfers).toList();
        List<OpeningBalance> known =
                all.stream()
                        .flatMap(t -> Stream.concat(t.debited().stream(), t.credited().stream()))
                        .distinct()
                        .map(of -> new OpeningBalance(of, 0, AccountFixture.MOST, "test"))
                        .toList();
        ledger.apply(new AccountChange(List.of(), chain.blocks(), known, List.of()));
        return all.stream().filter(t -> !t.kind().isFee() && t.amount().signum() > 0).toList();
    }

    /** Two to five of one asset. */
    private static List<TransferSeed> seeds(List<Transfer> all, Random random) {
        Asset asset = all.get(random.nextInt(all.size())).asset();
        List<Transfer> same =
                new ArrayList<>(all.stream().filter(t -> t.asset().equals(asset)).toList());
        Collections.shuffle(same, random);
        return same.stream()
                .limit(2 + random.nextInt(4))
                .map(t ->
                        TransferSeed.of(
                                t.id()
                                        + (random.nextInt(3) == 0
                                                ? "=1/" + (2 + random.nextInt(5))
                                                : "")))
                .toList();
    }
}
