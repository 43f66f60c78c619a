package tracer.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.Seed;
import tracer.flow.LedgerFixture;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.Limits;
import tracer.flow.PartyFixture;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/** Every way on small random ledgers, listed one by one and sorted, against what is found. */
class OutputPathsAgainstAllTest {
    private static final int ROUNDS = 1_500;
    private static final int OWNERS = 6;

    @ParameterizedTest
    @EnumSource
    void givesTheFirstOfAllWays(Best best) {
        long seed = Seed.of("paths on outputs, " + best);
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            LedgerFixture ledger = ledger(random);
            Question q = Question.random(random, ledger);
            List<List<Stop>> expected =
                    routes(all(ledger, q), best).stream()
                            .sorted(order(best))
                            .limit(q.count())
                            .toList();
            List<List<Stop>> given = given(ledger, q, best);
            assertThat(given).as("round %d of seed %d: %s", round, seed, q).isEqualTo(expected);
            found += given.size();
        }
        assertThat(found).as("paths compared").isGreaterThan(ROUNDS);
    }

    private record Question(
            Set<String> from,
            Set<String> to,
            Set<String> avoided,
            Set<TxId> avoidedTransactions,
            OptionalInt hops,
            long least,
            int count) {
        static Question random(Random random, LedgerFixture ledger) {
            Set<String> from = new HashSet<>(Set.of("owner 0"));
            Set<String> to = new HashSet<>(Set.of("owner 1"));
            if (random.nextInt(3) == 0) {
                from.add("owner 2");
            }
            if (random.nextInt(3) == 0) {
                to.add("owner 3");
            }
            if (random.nextInt(8) == 0) {
                to = from;
            }
            List<PlacedTransaction> all = ledger.inOrder();
            return new Question(
                    from,
                    to,
                    random.nextInt(3) == 0 ? Set.of("owner 4") : Set.of(),
                    random.nextInt(4) == 0
                            ? Set.of(all.get(random.nextInt(all.size())).id())
                            : Set.of(),
                    random.nextBoolean()
                            ? OptionalInt.of(1 + random.nextInt(5))
                            : OptionalInt.empty(),
                    random.nextInt(3),
                    1 + random.nextInt(6));
        }
    }

    private static LedgerFixture ledger(Random random) {
        LedgerFixture ledger = new LedgerFixture();
        List<OutPoint> unspent = new ArrayList<>();
        for (int b = 0; b < 5 + random.nextInt(6); b++) {
            if (random.nextInt(3) > 0) {
                ledger.block();
            }
            keep(ledger.coinbase(outputs(random)), unspent);
            for (int n = random.nextInt(6); n > 0; n--) {
                List<OutPoint> inputs = new ArrayList<>();
                for (int i = 1 + random.nextInt(3); i > 0 && !unspent.isEmpty(); i--) {
                    inputs.add(unspent.remove(random.nextInt(unspent.size())));
                }
                if (!inputs.isEmpty()) {
                    keep(ledger.spend(inputs, outputs(random)), unspent);
                }
            }
        }
        // Everybody is somebody, so that no question is about nobody.
        List<Output> everybody = new ArrayList<>();
        for (int i = 0; i < OWNERS; i++) {
            everybody.add(LedgerFixture.output(1, "owner " + i));
        }
        ledger.coinbase(everybody);
        return ledger;
    }

    private static void keep(Made made, List<OutPoint> unspent) {
        for (int i = 0; i < made.transaction().outputs().size(); i++) {
            unspent.add(made.out(i));
        }
    }

    private static List<Output> outputs(Random random) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            outputs.add(
                    random.nextInt(15) == 0
                            ? LedgerFixture.data(random.nextInt(3))
                            : LedgerFixture.output(
                                    random.nextInt(8), "owner " + random.nextInt(OWNERS)));
        }
        return outputs;
    }

    private static List<List<Stop>> given(LedgerFixture ledger, Question q, Best best) {
        PartyFixture nobody = new PartyFixture();
        PathAnswer<Stop> answer =
                new OutputPathFinding(ledger, ledger, nobody, nobody)
                        .find(
                                new PathRequest<>(
                                        ends(q.from()),
                                        ends(q.to()),
                                        new Wanted(best, q.count()),
                                        new Within<>(
                                                new Limits(
                                                        q.hops(),
                                                        Optional.of(BigInteger.valueOf(q.least())),
                                                        OptionalInt.empty(),
                                                        OptionalInt.empty(),
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        1_000),
                                                StopRules.NONE,
                                                new Avoided<>(
                                                        Set.of(),
                                                        addresses(q.avoided()),
                                                        q.avoidedTransactions()))),
                                Progress.SILENT,
                                Cancellation.NEVER);
        return switch (answer) {
            case PathAnswer.Found<Stop>(Search s, var paths) -> {
                paths.forEach(p -> {
                    assertThat(p.least()).isEqualTo(width(p.steps()));
                    assertThat(p.hops()).isEqualTo(p.steps().size() - 1);
                });
                yield paths.stream().map(Path::steps).toList();
            }
            case PathAnswer.None<Stop> none -> List.of();
            case PathAnswer.NotIndexed<Stop> n -> throw new AssertionError("all is stored");
            case PathAnswer.BudgetSpent<Stop> b -> throw new AssertionError("there is enough");
        };
    }

    private static Ends<Address> ends(Set<String> owners) {
        return new Ends<>(addresses(owners), Set.of(), Set.of());
    }

    private static Set<Address> addresses(Set<String> owners) {
        Set<Address> addresses = new HashSet<>();
        owners.forEach(o -> addresses.add(LedgerFixture.address(o)));
        return addresses;
    }

    /** Of ways through the same transactions one stands for all: at each step the best output. */
    private static List<List<Stop>> routes(List<List<Stop>> ways, Best best) {
        Comparator<Stop> wider =
                Comparator.<Stop, Long>comparing(s -> s.content().value().value()).reversed();
        Comparator<Stop> better =
                best == Best.WIDEST ? wider.thenComparing(s -> s) : Comparator.naturalOrder();
        Map<List<TxId>, List<Stop>> routes = new LinkedHashMap<>();
        for (List<Stop> way : ways) {
            List<TxId> through = way.stream().skip(1).map(s -> s.output().tx()).toList();
            routes.merge(
                    through,
                    way,
                    (a, b) -> {
                        List<Stop> both = new ArrayList<>();
                        for (int i = 0; i < a.size(); i++) {
                            both.add(better.compare(a.get(i), b.get(i)) <= 0 ? a.get(i) : b.get(i));
                        }
                        return both;
                    });
        }
        return List.copyOf(routes.values());
    }

    private static List<List<Stop>> all(LedgerFixture ledger, Question q) {
        Map<OutPoint, PlacedTransaction> spenders = new HashMap<>();
        List<Stop> outputs = new ArrayList<>();
        for (PlacedTransaction t : ledger.inOrder()) {
            t.transaction()
                    .inputs()
                    .forEach(in -> {
                        if (in instanceof tracer.ledger.Input.Spend s) {
                            spenders.put(s.output(), t);
                        }
                    });
            for (int i = 0; i < t.transaction().outputs().size(); i++) {
                outputs.add(
                        new Stop(
                                t.transaction().outPoint(i),
                                t.transaction().outputs().get(i),
                                t.place()));
            }
        }
        List<List<Stop>> ways = new ArrayList<>();
        for (Stop start : outputs) {
            if (isOf(start, q.from()) && carries(start, q)) {
                walk(List.of(start), spenders, q, ways);
            }
        }
        return ways;
    }

    private static void walk(
            List<Stop> way,
            Map<OutPoint, PlacedTransaction> spenders,
            Question q,
            List<List<Stop>> ways) {
        PlacedTransaction t = spenders.get(way.getLast().output());
        if (t == null
                || q.avoidedTransactions().contains(t.id())
                || q.hops().isPresent() && way.size() > q.hops().getAsInt()) {
            return;
        }
        for (int i = 0; i < t.transaction().outputs().size(); i++) {
            Stop next =
                    new Stop(
                            t.transaction().outPoint(i),
                            t.transaction().outputs().get(i),
                            t.place());
            List<Stop> longer = new ArrayList<>(way);
            longer.add(next);
            if (!carries(next, q)) {
                continue;
            }
            if (isOf(next, q.to())) {
                ways.add(longer);
            } else if (!isOf(next, q.from()) && !isOf(next, q.avoided())) {
                walk(longer, spenders, q, ways);
            }
        }
    }

    private static boolean isOf(Stop stop, Set<String> owners) {
        return owners.stream()
                .anyMatch(o -> stop.content().script().equals(LedgerFixture.script(o)));
    }

    private static boolean carries(Stop stop, Question q) {
        long value = stop.content().value().value();
        return value > 0 && value >= q.least() && !stop.content().script().isUnspendable();
    }

    private static BigInteger width(List<Stop> way) {
        return BigInteger.valueOf(
                way.stream().mapToLong(s -> s.content().value().value()).min().orElseThrow());
    }

    private static Comparator<List<Stop>> order(Best best) {
        Comparator<List<Stop>> hops = Comparator.comparingInt(List::size);
        Comparator<List<Stop>> width = Comparator.comparing(OutputPathsAgainstAllTest::width);
        Comparator<List<Stop>> arrival = Comparator.comparing(List::getLast);
        return switch (best) {
            case FEWEST -> hops.thenComparing(OutputPathsAgainstAllTest::fromTheEnd);
            case WIDEST ->
                    width.reversed()
                            .thenComparing(hops)
                            .thenComparing(OutputPathsAgainstAllTest::fromTheEnd);
            case EARLIEST ->
                    arrival.thenComparing(hops)
                            .thenComparing(OutputPathsAgainstAllTest::fromTheEnd);
        };
    }

    private static int fromTheEnd(List<Stop> a, List<Stop> b) {
        for (int i = 1; i <= Math.min(a.size(), b.size()); i++) {
            int c = a.get(a.size() - i).compareTo(b.get(b.size() - i));
            if (c != 0) {
                return c;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
