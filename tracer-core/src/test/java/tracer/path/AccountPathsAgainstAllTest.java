package tracer.path;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.address;
import static tracer.account.AccountTransactionFixture.by;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.Seed;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.account.AccountTransactionFixture;
import tracer.account.OpeningBalance;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.flow.Limits;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;
import tracer.memory.MemoryLabels;
import tracer.problem.NotFound;

/**
 * Every way on small random account chains, listed one by one and sorted, against what is found.
 */
class AccountPathsAgainstAllTest {
    private static final int ROUNDS = 1_500;
    private static final int ACCOUNTS = 5;
    private static final Asset USD = AccountFixture.token("usd");

    @ParameterizedTest
    @EnumSource
    void givesTheFirstOfAllWays(Best best) {
        long seed = Seed.of("paths between accounts, " + best);
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            Made made = made(random);
            Question q =
                    new Question(
                            random.nextBoolean()
                                    ? OptionalInt.of(1 + random.nextInt(4))
                                    : OptionalInt.empty(),
                            random.nextInt(3),
                            random.nextInt(4) == 0 ? Optional.of(address("a3")) : Optional.empty(),
                            1 + random.nextInt(6));
            List<List<TransferId>> expected =
                    all(made, q).stream()
                            .sorted(order(best))
                            .limit(q.count())
                            .map(w -> w.transfers().stream().map(Transfer::id).toList())
                            .toList();
            List<List<TransferId>> given = given(made, q, best);
            assertThat(given).as("round %d of seed %d: %s", round, seed, q).isEqualTo(expected);
            found += given.size();
        }
        assertThat(found).as("paths compared").isGreaterThan(ROUNDS / 2);
    }

    private record Question(
            OptionalInt hops, long least, Optional<EvmAddress> avoided, int count) {}

    /** A chain, and what everybody held at its beginning; nothing for who is not known. */
    private record Made(
            AccountFixture chain, Map<EvmAddress, BigInteger> openings, List<Transfer> transfers) {}

    private record Way(List<Transfer> transfers, BigInteger width) {}

    private static Made made(Random random) {
        AccountFixture chain = AccountFixture.from(EvmChain.DEVELOPMENT, 0);
        chain.mine();
        Map<EvmAddress, BigInteger> held = new HashMap<>();
        Map<EvmAddress, BigInteger> openings = new HashMap<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            held.put(address("a" + i), BigInteger.valueOf(random.nextInt(12)));
            if (random.nextInt(4) > 0) {
                openings.put(address("a" + i), held.get(address("a" + i)));
            }
        }
        for (int b = 0; b < 10; b++) {
            AccountTransactionFixture tx = by("a0");
            for (int n = random.nextInt(4); n >= 0; n--) {
                String from = "a" + random.nextInt(ACCOUNTS);
                String to = "a" + random.nextInt(ACCOUNTS);
                BigInteger has = held.getOrDefault(address(from), BigInteger.ZERO);
                BigInteger amount =
                        random.nextInt(3) == 0
                                ? has
                                : BigInteger.valueOf(random.nextInt(has.intValueExact() + 1));
                tx.log("usd", from, to, amount.longValueExact());
                held.merge(address(from), amount.negate(), BigInteger::add);
                held.merge(address(to), amount, BigInteger::add);
            }
            chain.mine(tx);
        }
        List<Transfer> transfers =
                chain.blocks().stream()
                        .flatMap(AccountBlock::transfers)
                        .filter(t -> t.asset().equals(USD))
                        .toList();
        return new Made(chain, openings, transfers);
    }

    private static List<List<TransferId>> given(Made made, Question q, Best best) {
        MemoryAccountLedger ledger = new MemoryAccountLedger(made.chain().chain());
        List<OpeningBalance> known = new ArrayList<>();
        made.openings()
                .forEach((of, amount) ->
                        known.add(
                                new OpeningBalance(
                                        new tracer.account.HeldAsset(of, USD), 0, amount, "test")));
        ledger.apply(new AccountChange(List.of(), made.chain().blocks(), known, List.of()));
        PathAnswer<Hop> answer;
        try {
            answer =
                    new AccountPathFinding(new MemoryLabels())
                            .find(
                                    ledger,
                                    new AccountPathRequest(USD, request(q, best)),
                                    Progress.SILENT,
                                    Cancellation.NEVER);
        } catch (NotFound e) {
            return List.of();
        }
        return switch (answer) {
            case PathAnswer.Found<Hop>(Search s, var paths) ->
                    paths.stream()
                            .map(p -> p.steps().stream().map(h -> h.transfer().id()).toList())
                            .toList();
            case PathAnswer.None<Hop> none -> List.of();
            case PathAnswer.NotIndexed<Hop> n -> throw new AssertionError("all is stored");
            case PathAnswer.BudgetSpent<Hop> b -> throw new AssertionError("there is enough");
        };
    }

    private static PathRequest<EvmAddress> request(Question q, Best best) {
        return new PathRequest<>(
                Ends.at(address("a0")),
                Ends.at(address("a1")),
                new Wanted(best, q.count()),
                new Within<>(
                        new Limits(
                                q.hops(),
                                Optional.of(BigInteger.valueOf(q.least())),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                10_000),
                        StopRules.NONE,
                        new Avoided<>(
                                Set.of(), q.avoided().map(Set::of).orElse(Set.of()), Set.of())));
    }

    private static List<Way> all(Made made, Question q) {
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < made.transfers().size(); i++) {
            Transfer t = made.transfers().get(i);
            if (from(t).equals(address("a0"))) {
                walk(made, q, List.of(i), t.amount(), ways);
            }
        }
        return ways;
    }

    private static void walk(
            Made made, Question q, List<Integer> way, BigInteger width, List<Way> ways) {
        Transfer last = made.transfers().get(way.getLast());
        BigInteger least = BigInteger.valueOf(Math.max(1, q.least()));
        if (width.compareTo(least) < 0
                || from(last).equals(to(last))
                || q.hops().isPresent() && way.size() > q.hops().getAsInt()) {
            return;
        }
        if (to(last).equals(address("a1"))) {
            ways.add(new Way(way.stream().map(made.transfers()::get).toList(), width));
            return;
        }
        if (to(last).equals(address("a0")) || q.avoided().filter(to(last)::equals).isPresent()) {
            return;
        }
        BigInteger kept = width;
        for (int i = way.getLast() + 1; i < made.transfers().size(); i++) {
            Transfer next = made.transfers().get(i);
            if (from(next).equals(to(last))) {
                List<Integer> longer = new ArrayList<>(way);
                longer.add(i);
                walk(made, q, longer, kept.min(next.amount()), ways);
            }
            Optional<BigInteger> balance = balance(made, to(last), i);
            kept = balance.isPresent() ? kept.min(balance.get()) : kept;
            if (kept.compareTo(least) < 0) {
                return;
            }
        }
    }

    /** What an account held behind a transfer, if its beginning is known. */
    private static Optional<BigInteger> balance(Made made, EvmAddress of, int behind) {
        Optional<BigInteger> opening = Optional.ofNullable(made.openings().get(of));
        return opening.map(held -> {
            BigInteger balance = held;
            for (Transfer t : made.transfers().subList(0, behind + 1)) {
                balance = from(t).equals(of) ? balance.subtract(t.amount()) : balance;
                balance = to(t).equals(of) ? balance.add(t.amount()) : balance;
            }
            return balance;
        });
    }

    private static EvmAddress from(Transfer t) {
        return t.from().orElseThrow();
    }

    private static EvmAddress to(Transfer t) {
        return t.to().orElseThrow();
    }

    private static Comparator<Way> order(Best best) {
        Comparator<Way> hops = Comparator.comparingInt(w -> w.transfers().size());
        Comparator<Way> width = Comparator.comparing(Way::width);
        Comparator<Way> arrival = Comparator.comparing(w -> w.transfers().getLast().place());
        Comparator<Way> chain = AccountPathsAgainstAllTest::fromTheEnd;
        return switch (best) {
            case FEWEST -> hops.thenComparing(chain);
            case WIDEST -> width.reversed().thenComparing(hops).thenComparing(chain);
            case EARLIEST -> arrival.thenComparing(hops).thenComparing(chain);
        };
    }

    private static int fromTheEnd(Way a, Way b) {
        for (int i = 1; i <= Math.min(a.transfers().size(), b.transfers().size()); i++) {
            int c =
                    a.transfers()
                            .get(a.transfers().size() - i)
                            .place()
                            .compareTo(b.transfers().get(b.transfers().size() - i).place());
            if (c != 0) {
                return c;
            }
        }
        return Integer.compare(a.transfers().size(), b.transfers().size());
    }
}
