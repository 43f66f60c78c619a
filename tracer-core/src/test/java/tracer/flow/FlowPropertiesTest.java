package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.attribution.Category;
import tracer.flow.Balance.Term;
import tracer.ledger.OutPoint;

/** What holds of every trace, over random ledgers. A failure names the seed of its ledger. */
class FlowPropertiesTest {
    private static final int LEDGERS = 1_500;

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policiesAndWays")
    void agreesWithOnePlainPassOverTheWholeLedger(Policy policy, Direction direction) {
        forEach(
                2 * LEDGERS,
                true,
                (r, random) -> {
                    OutPoint seed = storedSeed(r, random);
                    TraceRequest request =
                            new TraceRequest(
                                    seed, direction, policy, limits(random), stops(random));
                    Trace trace = Traces.trace(r.ledger, r.parties, request);
                    assertThat(Plainly.lines(trace))
                            .as("%s", request)
                            .isEqualTo(
                                    new Plainly(r.ledger, r.parties, Traces.FOUR_OUTPUTS, request)
                                            .lines());
                });
    }

    /** Seeds that flow into each other, parts of outputs, under every limit and rule. */
    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policiesAndWays")
    void severalSeedsAgreeWithOnePlainPassAndCountNothingTwice(Policy policy, Direction direction) {
        forEach(
                2 * LEDGERS,
                true,
                (r, random) -> {
                    TraceRequest request =
                            new TraceRequest(
                                    seeds(r, random),
                                    direction,
                                    policy,
                                    limits(random),
                                    stops(random));
                    Trace trace = Traces.trace(r.ledger, r.parties, request);
                    assertThat(Plainly.lines(trace))
                            .as("%s", request)
                            .isEqualTo(
                                    new Plainly(r.ledger, r.parties, Traces.FOUR_OUTPUTS, request)
                                            .lines());
                    assertThat(trace.balance().closes()).isTrue();
                    for (Holding h : trace.holdings()) {
                        assertThat(h.traced())
                                .isBetween(Rational.ZERO, Rational.of(h.content().value().value()));
                    }
                });
    }

    /** What several seeds trace under FIFO and LIFO are the units that any of them traces. */
    @ParameterizedTest
    @EnumSource(names = {"FIFO", "LIFO"})
    void severalSeedsTraceTheUnionOfTheirUnits(Policy policy) {
        forEach(
                LEDGERS,
                true,
                (r, random) -> {
                    List<Seed> seeds = seeds(r, random);
                    Direction direction =
                            random.nextBoolean() ? Direction.FORWARD : Direction.BACKWARD;
                    Map<OutPoint, Taint.Runs> union = new TreeMap<>();
                    for (Seed seed : seeds) {
                        Trace one =
                                Traces.trace(
                                        r.ledger, r.parties, of(List.of(seed), direction, policy));
                        one.holdings()
                                .forEach(h ->
                                        union.merge(
                                                h.output(),
                                                new Taint.Runs(h.runs()),
                                                FirstInFirstOut::union));
                    }
                    Trace all = Traces.trace(r.ledger, r.parties, of(seeds, direction, policy));
                    Map<OutPoint, Taint.Runs> found = new TreeMap<>();
                    all.holdings().forEach(h -> found.put(h.output(), new Taint.Runs(h.runs())));
                    assertThat(found).isEqualTo(union);
                });
    }

    /** Under haircut a share of a seed is that share of everything. */
    @Test
    void aShareUnderHaircutIsThatShareEverywhere() {
        forEach(
                LEDGERS,
                true,
                (r, random) -> {
                    OutPoint seed = storedSeed(r, random);
                    Rational share = Rational.of(1 + random.nextInt(5), 6);
                    Trace whole =
                            Traces.trace(
                                    r.ledger,
                                    of(
                                            List.of(Seed.whole(seed)),
                                            Direction.FORWARD,
                                            Policy.HAIRCUT));
                    Trace part =
                            Traces.trace(
                                    r.ledger,
                                    of(
                                            List.of(new Seed(seed, new Portion.Part(share))),
                                            Direction.FORWARD,
                                            Policy.HAIRCUT));
                    Map<OutPoint, Holding> parts = Traces.byOutput(part);
                    assertThat(parts.keySet()).isEqualTo(Traces.byOutput(whole).keySet());
                    for (Holding h : whole.holdings()) {
                        assertThat(traced(parts, h.output())).isEqualTo(h.traced().times(share));
                    }
                });
    }

    /** More of a seed never lowers what is traced anywhere. */
    @ParameterizedTest
    @EnumSource(
            value = Policy.class,
            names = {"HAIRCUT", "FIFO", "LIFO"})
    void moreOfASeedTracesNoLess(Policy policy) {
        forEach(
                LEDGERS,
                true,
                (r, random) -> {
                    List<Seed> some = seeds(r, random);
                    List<Seed> more = new ArrayList<>(some);
                    OutPoint another = storedSeed(r, random);
                    if (some.stream().noneMatch(s -> s.output().equals(another))) {
                        more.add(Seed.whole(another));
                    }
                    Map<OutPoint, Holding> less =
                            Traces.byOutput(
                                    Traces.trace(r.ledger, of(some, Direction.FORWARD, policy)));
                    Map<OutPoint, Holding> grown =
                            Traces.byOutput(
                                    Traces.trace(r.ledger, of(more, Direction.FORWARD, policy)));
                    less.forEach((at, h) ->
                            assertThat(traced(grown, at)).isGreaterThanOrEqualTo(h.traced()));
                });
    }

    private static TraceRequest of(List<Seed> seeds, Direction direction, Policy policy) {
        return new TraceRequest(seeds, direction, policy, Limits.NONE, StopRules.NONE);
    }

    private static List<Seed> seeds(RandomLedger r, Random random) {
        Map<OutPoint, Seed> seeds = new TreeMap<>();
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            OutPoint output = storedSeed(r, random);
            long value =
                    java.util.Objects.requireNonNull(
                                    r.ledger.transactions(List.of(output.tx())).get(output.tx()))
                            .transaction()
                            .outputs()
                            .get(output.index())
                            .value()
                            .value();
            Portion portion =
                    switch (random.nextInt(4)) {
                        case 0 ->
                                new Portion.Part(
                                        Rational.of(1 + random.nextInt(4), 4 + random.nextInt(3)));
                        case 1 ->
                                value == 0
                                        ? Portion.WHOLE
                                        : new Portion.Units(
                                                BigInteger.valueOf(1 + random.nextLong(value)));
                        default -> Portion.WHOLE;
                    };
            seeds.put(output, new Seed(output, portion));
        }
        return List.copyOf(seeds.values());
    }

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void accountsForAllOfTheSource(Policy policy) {
        forEach(
                LEDGERS,
                true,
                (r, random) -> {
                    OutPoint seed = storedSeed(r, random);
                    for (Direction direction : Traces.ways(policy)) {
                        Trace trace =
                                Traces.trace(
                                        r.ledger,
                                        r.parties,
                                        new TraceRequest(
                                                seed,
                                                direction,
                                                policy,
                                                limits(random),
                                                stops(random)));
                        assertThat(trace.balance().closes()).isTrue();
                        assertThat(trace.balance().source())
                                .isEqualTo(
                                        Rational.of(
                                                trace.holdings()
                                                        .getFirst()
                                                        .content()
                                                        .value()
                                                        .value()));
                        for (Holding h : trace.holdings()) {
                            assertThat(h.traced())
                                    .isBetween(
                                            Rational.ZERO,
                                            Rational.of(h.content().value().value()));
                            assertThat(h.hop() == 0).isEqualTo(h.output().equals(seed));
                            assertThat(h.traced().isZero() && h.hop() > 0).isFalse();
                        }
                        for (Balance.Sum sum : trace.balance().terms()) {
                            assertThat(
                                            sum.items().stream()
                                                    .map(Balance.Item::amount)
                                                    .reduce(Rational.ZERO, Rational::plus))
                                    .isEqualTo(sum.amount());
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void limitsOnlyMoveValueToWhatWasCut(Policy policy) {
        forEach(
                LEDGERS,
                true,
                (r, random) -> {
                    OutPoint seed = storedSeed(r, random);
                    for (Direction direction : Traces.ways(policy)) {
                        TraceRequest free =
                                new TraceRequest(
                                        seed, direction, policy, Limits.NONE, stops(random));
                        Trace whole = Traces.trace(r.ledger, r.parties, free);
                        int hops = random.nextInt(4);
                        Trace cut =
                                Traces.trace(
                                        r.ledger,
                                        r.parties,
                                        Traces.with(free, Limits.NONE.withHops(hops)));
                        assertThat(cut.holdings()).allMatch(h -> h.hop() <= hops);
                        if (policy == Policy.HAIRCUT_INT) {
                            return;
                        }
                        for (Balance.Sum sum : cut.balance().terms()) {
                            Rational before = Traces.term(whole, sum.term());
                            if (sum.term() == Term.CUT) {
                                assertThat(sum.amount()).isGreaterThanOrEqualTo(before);
                            } else {
                                assertThat(sum.amount()).isLessThanOrEqualTo(before);
                            }
                        }
                    }
                });
    }

    /** How much of a source is in a target is one number, from whichever end it is asked. */
    @ParameterizedTest
    @EnumSource(names = {"HAIRCUT", "FIFO", "LIFO"})
    void forwardAndBackwardAgreeOnEveryPair(Policy policy) {
        forEach(
                LEDGERS,
                false,
                (r, random) -> {
                    OutPoint source = r.outputs.get(random.nextInt(r.outputs.size()));
                    Map<OutPoint, Holding> forward =
                            Traces.byOutput(Traces.trace(r.ledger, Traces.forward(source, policy)));
                    OutPoint target = r.outputs.get(random.nextInt(r.outputs.size()));
                    if (random.nextBoolean()) {
                        target = List.copyOf(forward.keySet()).get(random.nextInt(forward.size()));
                    }
                    Map<OutPoint, Holding> backward =
                            Traces.byOutput(
                                    Traces.trace(r.ledger, Traces.backward(target, policy)));
                    assertThat(traced(backward, source)).isEqualTo(traced(forward, target));
                });
    }

    /** A run traced forward, and every piece of it traced back, is the same satoshis again. */
    @ParameterizedTest
    @EnumSource(names = {"FIFO", "LIFO"})
    void everySatoshiOfTheSourceIsFoundAgainFromItsLeaves(Policy policy) {
        forEach(
                LEDGERS,
                false,
                (r, random) -> {
                    OutPoint source = r.outputs.get(random.nextInt(r.outputs.size()));
                    Trace forward = Traces.trace(r.ledger, Traces.forward(source, policy));
                    Rational found =
                            forward.leaves().stream()
                                    .map(Holding::output)
                                    .map(leaf ->
                                            traced(
                                                    Traces.byOutput(
                                                            Traces.trace(
                                                                    r.ledger,
                                                                    Traces.backward(leaf, policy))),
                                                    source))
                                    .reduce(Rational.ZERO, Rational::plus);
                    assertThat(found.plus(Traces.term(forward, Term.FEES)))
                            .isEqualTo(forward.balance().source());
                });
    }

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void sameQuestionSameAnswer(Policy policy) {
        forEach(
                LEDGERS / 5,
                true,
                (r, random) -> {
                    OutPoint seed = storedSeed(r, random);
                    TraceRequest request =
                            new TraceRequest(
                                    seed, Direction.FORWARD, policy, limits(random), stops(random));
                    assertThat(Traces.trace(r.ledger, r.parties, request))
                            .isEqualTo(Traces.trace(r.ledger, r.parties, request));
                });
    }

    private static Rational traced(Map<OutPoint, Holding> holdings, OutPoint at) {
        Holding h = holdings.get(at);
        return h == null ? Rational.ZERO : h.traced();
    }

    private static OutPoint storedSeed(RandomLedger r, Random random) {
        OutPoint seed;
        do {
            seed = r.outputs.get(random.nextInt(r.outputs.size()));
        } while (r.ledger.transactions(Set.of(seed.tx())).isEmpty());
        return seed;
    }

    private static Limits limits(Random random) {
        return new Limits(
                maybe(random, 5),
                random.nextInt(3) == 0
                        ? Optional.of(BigInteger.valueOf(random.nextInt(4)))
                        : Optional.empty(),
                random.nextInt(4) == 0
                        ? OptionalInt.of(2 + random.nextInt(2))
                        : OptionalInt.empty(),
                random.nextInt(4) == 0
                        ? OptionalInt.of(5 + random.nextInt(4))
                        : OptionalInt.empty(),
                random.nextInt(6) == 0
                        ? Optional.of(Instant.ofEpochSecond(random.nextInt(30)))
                        : Optional.empty(),
                random.nextInt(6) == 0
                        ? Optional.of(Instant.ofEpochSecond(70 + random.nextInt(30)))
                        : Optional.empty(),
                random.nextInt(3) == 0 ? 1 + random.nextInt(6) : Limits.DEFAULT_TRANSACTIONS,
                guards(random));
    }

    private static Guards guards(Random random) {
        Guards guards = Guards.NONE;
        if (random.nextInt(4) == 0) {
            guards = guards.withShare(Rational.of(1 + random.nextInt(3), 3 + random.nextInt(6)));
        }
        if (random.nextInt(6) == 0) {
            guards = guards.withWithin(Duration.ofSeconds(1 + random.nextInt(60)));
        }
        if (random.nextInt(4) == 0) {
            guards = guards.withPayments(OptionalInt.of(1 + random.nextInt(3)));
        }
        return random.nextInt(4) == 0 ? guards.withMembers(1 + random.nextInt(3)) : guards;
    }

    private static OptionalInt maybe(Random random, int bound) {
        return random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(bound)) : OptionalInt.empty();
    }

    private static StopRules stops(Random random) {
        return new StopRules(
                random.nextBoolean()
                        ? EnumSet.of(Category.EXCHANGE, Category.MIXER)
                        : EnumSet.noneOf(Category.class),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private interface Check {
        void on(RandomLedger ledger, Random random);
    }

    private static void forEach(int ledgers, boolean gaps, Check check) {
        for (long seed = 0; seed < ledgers; seed++) {
            try {
                check.on(
                        gaps && seed % 2 == 1
                                ? RandomLedger.withGaps(seed)
                                : RandomLedger.complete(seed),
                        new Random(~seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("the ledger of seed " + seed, e);
            }
        }
    }
}
