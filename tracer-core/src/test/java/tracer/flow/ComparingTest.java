package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.attribution.Category;
import tracer.flow.Comparison.Destination;
import tracer.flow.LedgerFixture.Made;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

class ComparingTest {
    private static final List<Policy> POLICIES = Traces.policies();
    private static final int LEDGERS = 600;

    private final LedgerFixture ledger = new LedgerFixture();
    private final PartyFixture parties = new PartyFixture();

    /**
     * Section 3.1 of the methods, as transactions: 3 dirty and 7 clean into 4, 5 and a fee of 1.
     */
    @Test
    void standsEveryPolicySideBySide() {
        Made dirty = ledger.coinbase(3);
        Made clean = ledger.coinbase(7);
        Made mix = ledger.block().spend(List.of(dirty.out(0), clean.out(0)), 4, 5);

        Comparison<Seed, OutPoint> c = compare(dirty.out(0)).comparison();

        assertThat(amounts(c, mix.out(0))).containsExactly("6/5", "1", "3", "0", "0", "3", "0");
        assertThat(amounts(c, mix.out(1))).containsExactly("3/2", "2", "0", "2", "3", "0", "2");
        assertThat(c.columns())
                .extracting(col -> col.fees().toString())
                .containsExactly("3/10", "0", "0", "1", "0", "0", "1");
        for (int i = 0; i < 2; i++) {
            Destination<OutPoint> d = at(c, mix.out(i));
            assertThat(d.isDisputed(POLICIES)).isTrue();
            assertThat(d.fifo()).hasValue(range(0, 3));
            assertThat(d.lifo()).hasValue(range(0, 3));
            assertThat(d.bound()).isInstanceOf(Bound.Known.class);
            Bound.Known bound = (Bound.Known) d.bound();
            assertThat(bound.within()).isEqualTo(3);
            assertThat(bound.isMaximum()).isTrue();
            assertThat(bound.limiting()).containsExactly(dirty.out(0).toString());
        }
    }

    /**
     * The methods' warning: S pays A 5, A pays T 2 and X 3, where the trace is cut; X pays T 3,
     * which is not looked at. 2 can have come over what was followed, 5 is possible.
     */
    @Test
    void saysTwoNumbersWhereValueWasCutOff() {
        parties.label("x", Category.EXCHANGE);
        Made s = ledger.coinbase(5);
        Made x = ledger.coinbase(List.of(LedgerFixture.output(3, "x")));
        Made a =
                ledger.block()
                        .spend(
                                List.of(s.out(0)),
                                List.of(
                                        LedgerFixture.output(2, "a"),
                                        LedgerFixture.output(3, "x")));
        Made t = ledger.block().spend(List.of(a.out(0), x.out(0)), 5);

        Comparison<Seed, OutPoint> c = compare(s.out(0)).comparison();

        Bound.Known bound = (Bound.Known) at(c, t.out(0)).bound();
        assertThat(bound)
                .isEqualTo(
                        new Bound.Known(
                                BigInteger.TWO,
                                BigInteger.valueOf(5),
                                List.of(a.out(0).toString())));
        assertThat(bound.isMaximum()).isFalse();
        assertThat(at(c, a.out(1)).bound())
                .isEqualTo(
                        new Bound.Known(
                                BigInteger.valueOf(3),
                                BigInteger.valueOf(3),
                                List.of(a.out(1).toString())));
    }

    /** Both arms of a diamond count; what others put in between does not. */
    @Test
    void theBoundAddsWaysUp() {
        Made s = ledger.coinbase(10);
        Made others = ledger.coinbase(100);
        Made split = ledger.block().spend(List.of(s.out(0)), 4, 6);
        Made left = ledger.block().spend(List.of(split.out(0), others.out(0)), 3, 101);
        Made right = ledger.spend(List.of(split.out(1)), 5, 1);
        Made join = ledger.block().spend(List.of(left.out(0), right.out(0)), 8);

        Bound.Known bound = (Bound.Known) at(compare(s.out(0)).comparison(), join.out(0)).bound();

        assertThat(bound.within()).isEqualTo(8);
        assertThat(bound.possible()).isEqualTo(8);
    }

    /** Whatever the ledger and the limits: columns close, and no policy gives more than can be. */
    @Test
    void noPolicyGivesMoreThanTheBound() {
        for (long seed = 0; seed < LEDGERS; seed++) {
            RandomLedger r =
                    seed % 2 == 0 ? RandomLedger.complete(seed) : RandomLedger.withGaps(seed);
            Random random = new Random(~seed);
            List<Seed> from = seeds(r, random);
            Limits limits =
                    random.nextBoolean()
                            ? Limits.NONE
                            : new Limits(
                                    random.nextBoolean()
                                            ? OptionalInt.of(random.nextInt(4))
                                            : OptionalInt.empty(),
                                    java.util.Optional.of(BigInteger.valueOf(random.nextInt(4))),
                                    OptionalInt.empty(),
                                    OptionalInt.empty(),
                                    java.util.Optional.empty(),
                                    java.util.Optional.empty(),
                                    1 + random.nextInt(8));
            Comparison<Seed, OutPoint> c =
                    comparing(r.ledger, r.parties)
                            .compare(
                                    from,
                                    limits,
                                    new StopRules(
                                            EnumSet.of(Category.EXCHANGE),
                                            true,
                                            random.nextBoolean()),
                                    Progress.SILENT,
                                    Cancellation.NEVER)
                            .comparison();
            String as = "the ledger of seed " + seed;
            for (Comparison.Column column : c.columns()) {
                assertThat(column.closes()).as(as).isTrue();
                Rational ended =
                        Rational.sum(
                                c.destinations().stream()
                                        .filter(d -> d.amounts().containsKey(column.policy()))
                                        .map(d -> d.amounts().get(column.policy()))
                                        .filter(a -> !a.wentOn())
                                        .map(Comparison.Amount::units)
                                        .toList());
                assertThat(ended.plus(column.fees())).as(as).isEqualTo(column.source());
            }
            for (Destination<OutPoint> d : c.destinations()) {
                Bound.Known bound = (Bound.Known) d.bound();
                assertThat(d.most(POLICIES))
                        .as(as)
                        .isLessThanOrEqualTo(Rational.of(bound.within()));
                assertThat(bound.within()).as(as).isLessThanOrEqualTo(bound.possible());
                assertThat(Rational.of(bound.possible()))
                        .as(as)
                        .isLessThanOrEqualTo(declared(r, from));
                OrderRange fifo = d.fifo().orElseThrow();
                assertThat(d.amount(Policy.FIFO))
                        .as(as)
                        .isBetween(Rational.of(fifo.least()), Rational.of(fifo.most()));
                OrderRange lifo = d.lifo().orElseThrow();
                assertThat(d.amount(Policy.LIFO))
                        .as(as)
                        .isBetween(Rational.of(lifo.least()), Rational.of(lifo.most()));
            }
        }
    }

    /** One to three outputs, whole or in part, some of which may lie on the way of others. */
    private static List<Seed> seeds(RandomLedger r, Random random) {
        Map<OutPoint, Seed> seeds = new TreeMap<>();
        int wanted = 1 + random.nextInt(3);
        while (seeds.size() < Math.min(wanted, 1)) {
            for (int i = 0; i < wanted; i++) {
                OutPoint at = r.outputs.get(random.nextInt(r.outputs.size()));
                if (!r.ledger.transactions(Set.of(at.tx())).isEmpty()) {
                    seeds.put(
                            at,
                            random.nextInt(3) > 0
                                    ? Seed.whole(at)
                                    : new Seed(
                                            at,
                                            new Portion.Part(
                                                    Rational.of(1 + random.nextInt(4), 5))));
                }
            }
        }
        return List.copyOf(seeds.values());
    }

    /** All that the seeds declare, each rounded up. */
    private static Rational declared(RandomLedger r, List<Seed> seeds) {
        BigInteger sum = BigInteger.ZERO;
        for (Seed s : seeds) {
            long value =
                    java.util.Objects.requireNonNull(
                                    r.ledger
                                            .transactions(Set.of(s.output().tx()))
                                            .get(s.output().tx()))
                            .transaction()
                            .outputs()
                            .get(s.output().index())
                            .value()
                            .value();
            Rational part = s.portion().of(BigInteger.valueOf(value));
            sum =
                    sum.add(
                            part.numerator()
                                    .add(part.denominator())
                                    .subtract(BigInteger.ONE)
                                    .divide(part.denominator()));
        }
        return Rational.of(sum);
    }

    /** The source of one seed flows into another: both together are one sum, in the bounds too. */
    @Test
    void aSeedOnTheWayOfAnotherCountsOnce() {
        Made s = ledger.coinbase(10);
        Made others = ledger.coinbase(5);
        Made mix = ledger.block().spend(List.of(s.out(0), others.out(0)), 12, 3);
        Made end = ledger.block().spend(List.of(mix.out(0)), 12);
        Comparison<Seed, OutPoint> c =
                comparing(ledger, parties)
                        .compare(
                                List.of(
                                        Seed.whole(s.out(0)),
                                        new Seed(
                                                mix.out(0),
                                                new Portion.Units(BigInteger.valueOf(4)))),
                                Limits.NONE,
                                StopRules.NONE,
                                Progress.SILENT,
                                Cancellation.NEVER)
                        .comparison();
        // FIFO: the first 10 units of the 12 arrive, the 4 declared are among them.
        assertThat(at(c, end.out(0)).amount(Policy.FIFO)).hasToString("10");
        // Haircut: 10/15 of every unit arrive, more than the 4/12 declared.
        assertThat(at(c, end.out(0)).amount(Policy.HAIRCUT)).hasToString("8");
        assertThat(((Bound.Known) at(c, end.out(0)).bound()).within()).isEqualTo(12);
        assertThat(at(c, mix.out(1)).amount(Policy.HAIRCUT)).hasToString("2");
        // LIFO: 7 of the 12 arrive behind others' 5; with the 4 declared in front 11, and 4 of them
        // new.
        assertThat(at(c, end.out(0)).amount(Policy.LIFO)).hasToString("11");
        assertThat(c.isSourceDisputed()).isTrue();
        assertThat(at(c, end.out(0)).fifo()).contains(range(10, 10));
    }

    /** Poison comes wherever any policy does, and has nowhere to write an amount. */
    @Test
    void everythingThatAnyPolicyReachesIsExposed() {
        Made dirty = ledger.coinbase(3);
        Made clean = ledger.coinbase(7);
        Made mix = ledger.block().spend(List.of(dirty.out(0), clean.out(0)), 1, 1, 7);
        Made on = ledger.block().spend(List.of(mix.out(2)), 2, 5);

        Comparing.Compared all = compare(dirty.out(0));

        assertThat(all.exposure().outputs())
                .extracting(Exposure.Exposed::output)
                .containsExactlyInAnyOrder(
                        dirty.out(0), mix.out(0), mix.out(1), mix.out(2), on.out(0), on.out(1));
        for (Trace trace : all.traces()) {
            assertThat(all.exposure().outputs())
                    .extracting(Exposure.Exposed::output)
                    .containsAll(trace.holdings().stream().map(Holding::output).toList());
        }
        assertThat(Exposure.class.getRecordComponents())
                .noneMatch(c -> c.getType() == Rational.class || c.getType() == Balance.class);
        assertThat(Exposure.Exposed.class.getRecordComponents())
                .noneMatch(c -> c.getType() == Rational.class);
    }

    @Test
    void poisonRunsBackward() {
        Made a = ledger.coinbase(3);
        Made b = ledger.coinbase(7);
        Made mix = ledger.block().spend(List.of(a.out(0), b.out(0)), 4, 6);
        Exposure exposure =
                new FlowTracing(ledger, parties, parties, Traces.FOUR_OUTPUTS)
                        .expose(
                                new ExposureRequest(
                                        List.of(Seed.whole(mix.out(1))),
                                        Direction.BACKWARD,
                                        Limits.NONE,
                                        StopRules.NONE),
                                Progress.SILENT,
                                Cancellation.NEVER);
        assertThat(exposure.leaves())
                .extracting(Exposure.Exposed::output)
                .containsExactlyInAnyOrder(a.out(0), b.out(0));
    }

    /** One policy from end to end: a request names one, and those it does not fit are refused. */
    @ParameterizedTest
    @EnumSource(names = {"TIHO", "DIRTY_FIRST", "CLEAN_FIRST"})
    void whatFollowsDirtyMoneyRunsForwardOnly(Policy policy) {
        OutPoint seed = ledger.coinbase(3).out(0);
        assertThatThrownBy(() -> Traces.backward(seed, policy))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("forward only");
    }

    @Test
    void lowestIntermediateBalanceNeedsAFund() {
        OutPoint seed = ledger.coinbase(3).out(0);
        assertThatThrownBy(() -> Traces.forward(seed, Policy.LIBR))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("fund");
        assertThatThrownBy(() -> Policy.of("poison"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("exposure set");
    }

    @Test
    void isRefusedWhenCancelled() {
        Made s = ledger.coinbase(5);
        assertThatThrownBy(() ->
                        comparing(ledger, parties)
                                .compare(
                                        List.of(Seed.whole(s.out(0))),
                                        Limits.NONE,
                                        StopRules.NONE,
                                        Progress.SILENT,
                                        () -> true))
                .isInstanceOf(LimitExceeded.class);
    }

    private Comparing.Compared compare(OutPoint seed) {
        return comparing(ledger, parties)
                .compare(
                        List.of(Seed.whole(seed)),
                        Limits.NONE,
                        StopRules.DEFAULT,
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private static Comparing comparing(LedgerFixture ledger, PartyFixture parties) {
        FlowTracing flow = new FlowTracing(ledger, parties, parties, Traces.FOUR_OUTPUTS);
        return new Comparing(flow, flow);
    }

    private static Destination<OutPoint> at(Comparison<Seed, OutPoint> c, OutPoint place) {
        return c.destinations().stream()
                .filter(d -> d.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    /** Under haircut, haircut-int, FIFO, LIFO, highest output, dirty and clean first. */
    private static List<String> amounts(Comparison<Seed, OutPoint> c, OutPoint place) {
        return POLICIES.stream().map(p -> at(c, place).amount(p).toString()).toList();
    }

    private static OrderRange range(long least, long most) {
        return new OrderRange(BigInteger.valueOf(least), BigInteger.valueOf(most), true);
    }
}
