package tracer.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.address;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.Seed;
import tracer.account.HeldAsset;
import tracer.account.OpenAccounts;
import tracer.account.TransferId;
import tracer.flow.AccountFlow;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Movement;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Remainder;
import tracer.flow.StopRules;
import tracer.flow.TraceEnd;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmAddress;
import tracer.memory.MemoryLabels;

/** What of a trace over accounts reads as one. */
class AccountFoldingTest {
    private final OpenAccounts accounts = new OpenAccounts();
    private final Set<EvmAddress> named = new HashSet<>();

    private AccountTrace trace(TransferId seed, Direction direction, Policy policy, Limits limits) {
        return new AccountFlow(new MemoryLabels())
                .trace(
                        accounts.ledger(),
                        new AccountTraceRequest(seed, direction, policy, limits, StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private List<AccountFold> folds(TransferId seed) {
        return AccountFolding.of(
                trace(seed, Direction.FORWARD, Policy.FIFO, Limits.NONE), named::contains);
    }

    private List<String> names(AccountFold fold, int most, String name) {
        return fold.accounts().stream()
                .map(HeldAsset::holder)
                .map(a -> {
                    for (int i = 0; i <= most; i++) {
                        if (address(name + i).equals(a)) {
                            return name + i;
                        }
                    }
                    return "other";
                })
                .toList();
    }

    /** Passes on from {@code name 1} to the last of so many, a piece and a fee lost at each. */
    private long chain(String name, long value, int links, long piece, long fee) {
        long left = value;
        for (int i = 1; i <= links; i++) {
            if (piece > 0) {
                accounts.pay(name + i, "piece of " + name + i, piece);
            }
            left -= piece + fee;
            accounts.pay(name + i, name + (i + 1), left, fee);
        }
        return left;
    }

    /** Twenty accounts read as one, and every part of it is named. */
    @Test
    void aChainThatPassesItOnIsOne() {
        accounts.holds("A", 10_000);
        TransferId seed = accounts.pay("A", "link1", 10_000);
        long rest = chain("link", 10_000, 20, 100, 1);
        accounts.pay("link21", "X", rest / 2);

        List<AccountFold> folds = folds(seed);

        assertThat(folds).hasSize(1);
        AccountFold fold = folds.getFirst();
        assertThat(fold.kind()).isEqualTo(AccountFold.Kind.PASSING_ON);
        assertThat(names(fold, 21, "link")).hasSize(20).startsWith("link1").endsWith("link20");
        assertThat(fold.entering()).extracting(m -> m.transfer().id()).containsExactly(seed);
        assertThat(fold.inside()).hasSize(19);
        assertThat(fold.fees()).hasSize(20);
        assertThat(fold.leaving()).as("twenty pieces and what goes on").hasSize(21);
        assertThat(fold.ended()).isEmpty();
        assertThat(fold.resting()).isEmpty();
        assertThat(fold.tracedIn()).isEqualTo(Rational.of(10_000));
        assertThat(fold.tracedFees()).isEqualTo(Rational.of(20));
        assertThat(fold.tracedOn()).isEqualTo(Rational.of(9_980));
    }

    @Test
    void readsTheSameChainBackward() {
        accounts.holds("A", 1_000);
        accounts.pay("A", "link1", 1_000);
        chain("link", 1_000, 7, 0, 1);
        TransferId last = accounts.pay("link8", "X", 990);

        AccountTrace trace = trace(last, Direction.BACKWARD, Policy.FIFO, Limits.NONE);
        List<AccountFold> folds = AccountFolding.of(trace, named::contains);

        assertThat(folds).hasSize(1);
        assertThat(names(folds.getFirst(), 8, "link"))
                .startsWith("link8")
                .endsWith("link1")
                .hasSize(8);
        assertThat(folds.getFirst().tracedIn()).isEqualTo(Rational.of(990));
        assertThat(folds.getFirst().tracedOn()).isEqualTo(Rational.of(990));
    }

    /** However many transfers it takes from one to the next; other people's money beside it not. */
    @Test
    void countsTransfersBetweenTheSameTwoTogether() {
        accounts.holds("A", 700).holds("rich4", 5_000);
        TransferId seed = accounts.pay("A", "link1", 700);
        for (int i = 1; i <= 6; i++) {
            accounts.pay("link" + i, "link" + (i + 1), 300);
            accounts.pay("link" + i, "link" + (i + 1), 400);
        }
        assertThat(folds(seed)).hasSize(1);
        TransferId other = accounts.pay("link7", "rich1", 700);
        for (int i = 1; i <= 6; i++) {
            accounts.pay("rich" + i, "rich" + (i + 1), i < 4 ? 700 : 5_700);
        }
        assertThat(folds(other)).isEmpty();
    }

    /** A fifth of what goes on is left, or a unit more. */
    @ParameterizedTest
    @CsvSource({"1200, 1000, 1", "1201, 1000, 0"})
    void theBoundaryIsAFifth(long value, long on, int expected) {
        accounts.holds("A", value);
        TransferId seed = accounts.pay("A", "link1", value);
        accounts.pay("link1", "link2", on);
        chain("link", on, 0, 0, 0);
        for (int i = 2; i <= 6; i++) {
            accounts.pay("link" + i, "link" + (i + 1), on);
        }
        assertThat(folds(seed)).hasSize(expected);
    }

    @Test
    void whatIsNamedIsNeverFoldedAway() {
        accounts.holds("A", 1_000);
        TransferId seed = accounts.pay("A", "link1", 1_000);
        chain("link", 1_000, 13, 0, 0);
        assertThat(folds(seed)).extracting(f -> f.accounts().size()).containsExactly(13);
        named.add(address("link7"));
        assertThat(folds(seed)).extracting(f -> f.accounts().size()).containsExactly(6, 6);
        named.add(address("link3"));
        assertThat(folds(seed)).extracting(f -> f.accounts().size()).containsExactly(6);
    }

    @Test
    void whereALimitCutIsNeverFoldedAway() {
        accounts.holds("A", 1_000);
        TransferId seed = accounts.pay("A", "link1", 1_000);
        chain("link", 1_000, 8, 0, 0);
        AccountTrace cut = trace(seed, Direction.FORWARD, Policy.FIFO, Limits.NONE.withHops(6));
        List<AccountFold> folds = AccountFolding.of(cut, named::contains);
        assertThat(folds).extracting(f -> names(f, 9, "link").getLast()).containsExactly("link6");
        assertThat(cut.remainders())
                .singleElement()
                .satisfies(r -> assertThat(r.of().holder()).isEqualTo(address("link7")))
                .satisfies(r -> assertThat(r.end()).isInstanceOf(TraceEnd.LimitReached.class));
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "9, 0"})
    void manyThatComeTogetherAreOne(int ways, int expected) {
        accounts.holds("A", 100L * ways);
        TransferId seed = accounts.pay("A", "pot", 100L * ways);
        spread("pot", "way", ways, 100);
        for (int i = 1; i <= ways; i++) {
            accounts.pay("way" + i, "collector", 95, 1);
        }
        accounts.pay("collector", "X", 90);
        List<AccountFold> folds = folds(seed);
        assertThat(folds).hasSize(expected);
        if (expected > 0) {
            AccountFold fold = folds.getFirst();
            assertThat(fold.kind()).isEqualTo(AccountFold.Kind.AGGREGATION);
            assertThat(fold.accounts().getFirst().holder()).isEqualTo(address("collector"));
            assertThat(fold.entering()).hasSize(ways);
            assertThat(fold.inside()).hasSize(ways);
            assertThat(fold.fees()).hasSize(ways);
            assertThat(fold.leaving()).hasSize(1);
            assertThat(fold.resting()).as("their 4 each, and the collector's").hasSize(ways + 1);
        }
    }

    private void spread(String from, String to, int ways, long each) {
        for (int i = 1; i <= ways; i++) {
            accounts.pay(from, to + i, each);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "9, 0"})
    void aFanThatLiesStillIsOne(int ways, int expected) {
        accounts.holds("A", 10_000);
        TransferId seed = accounts.pay("A", "pot", 10_000);
        spread("pot", "way", ways, 10);
        accounts.pay("pot", "mover", 500);
        accounts.pay("mover", "X", 500);
        List<AccountFold> folds = folds(seed);
        assertThat(folds).hasSize(expected);
        if (expected > 0) {
            AccountFold fold = folds.getFirst();
            assertThat(fold.kind()).isEqualTo(AccountFold.Kind.FAN_OUT);
            assertThat(fold.accounts()).hasSize(ways + 1);
            assertThat(fold.resting()).hasSize(ways + 1);
            assertThat(fold.leaving()).as("who moved it on stays outside").hasSize(1);
        }
    }

    /** Nothing is counted twice or lost: of every fold of random traces, and of all together. */
    @ParameterizedTest
    @EnumSource(
            value = Policy.class,
            names = {"FIFO", "LIFO", "HAIRCUT", "HAIRCUT_INT"})
    void sumsAreThoseOfTheParts(Policy policy) {
        long seed = Seed.of("folds of accounts under " + policy);
        int seen = 0;
        for (int round = 0; round < 60; round++) {
            AccountFoldingTest made = new AccountFoldingTest();
            List<TransferId> transfers = made.grow(new Random(seed + round));
            for (Direction direction : Direction.values()) {
                TransferId of =
                        direction == Direction.FORWARD ? transfers.getFirst() : transfers.getLast();
                AccountTrace trace = made.trace(of, direction, policy, Limits.NONE);
                List<AccountFold> folds = AccountFolding.of(trace, made.named::contains);
                made.check(
                        trace, folds, "round %d of seed %d, %s".formatted(round, seed, direction));
                seen += folds.size();
            }
        }
        assertThat(seen).as("folds seen").isGreaterThan(60);
    }

    private void check(AccountTrace trace, List<AccountFold> folds, String which) {
        Set<HeldAsset> members = new HashSet<>();
        Set<Movement> hidden = new HashSet<>();
        Set<Remainder> rests = new HashSet<>();
        for (AccountFold fold : folds) {
            assertThat(fold.tracedIn())
                    .as(which)
                    .isEqualTo(
                            fold.tracedEnded()
                                    .plus(fold.tracedFees())
                                    .plus(fold.tracedOn())
                                    .plus(fold.tracedHeld()));
            fold.accounts()
                    .forEach(h -> {
                        assertThat(members.add(h)).as(which).isTrue();
                        assertThat(named).as(which).doesNotContain(h.holder());
                    });
            fold.folded().forEach(m -> assertThat(hidden.add(m)).as(which).isTrue());
            fold.resting()
                    .forEach(r -> {
                        assertThat(r.end()).as(which).isInstanceOf(TraceEnd.Unspent.class);
                        rests.add(r);
                    });
        }
        // With every fold as one row, what the folds hold and paid as fees is all that is not seen.
        Rational ends =
                Rational.sum(
                        trace.movements().stream()
                                .filter(m -> !hidden.contains(m))
                                .filter(m -> !(m.fate() instanceof Movement.Fate.Followed))
                                .map(Movement::traced)
                                .toList());
        Rational left =
                Rational.sum(
                        trace.remainders().stream()
                                .filter(r -> !rests.contains(r))
                                .map(Remainder::traced)
                                .toList());
        Rational folded =
                Rational.sum(folds.stream().map(f -> f.tracedFees().plus(f.tracedHeld())).toList());
        assertThat(ends.plus(left).plus(folded)).as(which).isEqualTo(trace.balance().source());
    }

    /** A random chain rich in chains, fans and gatherings; its payments. */
    private List<TransferId> grow(Random random) {
        accounts.holds("start", 100_000);
        List<TransferId> transfers = new ArrayList<>();
        transfers.add(accounts.pay("start", "p0 link1", 100_000));
        long value = 100_000;
        for (int part = 0; part < 3; part++) {
            String name = "p" + part + " link";
            int links = random.nextInt(11);
            value = chain(name, value, links, random.nextInt(3) * 10L, random.nextInt(3));
            String pot = name + (links + 1);
            if (random.nextInt(4) == 0) {
                named.add(address(name + (1 + random.nextInt(links + 1))));
            }
            int ways = 1 + random.nextInt(14);
            spread(pot, "p" + part + " way", ways, value / ways / 2);
            String next = "p" + (part + 1) + " link1";
            long each = value / ways / 2;
            long came = 0;
            for (int i = 1; i <= ways; i++) {
                if (i == 1 || random.nextInt(6) > 0) {
                    transfers.add(accounts.pay("p" + part + " way" + i, next, each - 3, 1));
                    came += each - 3;
                }
            }
            spread(pot, "p" + part + " still", random.nextInt(14), 2);
            value = came;
        }
        return transfers.stream().collect(Collectors.toCollection(ArrayList::new));
    }
}
