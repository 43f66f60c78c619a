package tracer.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.Seed;
import tracer.attribution.Category;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Holding;
import tracer.flow.LedgerFixture;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.Limits;
import tracer.flow.PartyFixture;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Step;
import tracer.flow.StopRules;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.TxId;

/** What of a trace reads as one. */
class FoldingTest {
    private final LedgerFixture ledger = new LedgerFixture();
    private final PartyFixture parties = new PartyFixture();

    private Trace trace(OutPoint seed, Direction direction, Policy policy) {
        return new FlowTracing(ledger, parties, parties)
                .trace(
                        new TraceRequest(seed, direction, policy, Limits.NONE, StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private List<Fold> folds(OutPoint seed) {
        return Folding.of(trace(seed, Direction.FORWARD, Policy.HAIRCUT));
    }

    private static Output to(String owner, long value) {
        return LedgerFixture.output(value, owner);
    }

    private Made pay(OutPoint from, Output... outputs) {
        return ledger.block().spend(List.of(from), List.of(outputs));
    }

    /** A chain of peels of 10 each; the last larger output. */
    private OutPoint peel(OutPoint from, long value, int hops, int fee) {
        OutPoint bulk = from;
        long left = value;
        for (int i = 0; i < hops; i++) {
            left -= 10 + fee;
            boolean first = i % 2 == 0;
            Output small = to("peel %s %d".formatted(from, i), 10);
            Output large = to("bulk %s %d".formatted(from, i), left);
            Made made = first ? pay(bulk, large, small) : pay(bulk, small, large);
            bulk = made.out(first ? 0 : 1);
        }
        return bulk;
    }

    /** Ninety hops read as one, and every part of it is named. */
    @Test
    void aPeelingChainIsOne() {
        OutPoint seed = ledger.coinbase(List.of(to("A", 10_000))).out(0);
        OutPoint rest = peel(seed, 10_000, 90, 1);
        Made after = pay(rest, to("X", 5_000), to("Y", 4_010));

        List<Fold> folds = folds(seed);

        assertThat(folds).hasSize(1);
        Fold fold = folds.getFirst();
        assertThat(fold.kind()).isEqualTo(Fold.Kind.PEELING);
        assertThat(fold.steps()).hasSize(90);
        assertThat(fold.inside()).hasSize(89);
        assertThat(fold.entering()).extracting(Holding::output).containsExactly(seed);
        assertThat(fold.ended()).hasSize(90);
        assertThat(fold.leaving()).extracting(Holding::output).containsExactly(rest);
        assertThat(fold.tracedIn()).isEqualTo(Rational.of(10_000));
        assertThat(fold.tracedEnded()).isEqualTo(Rational.of(900));
        assertThat(fold.tracedFees()).isEqualTo(Rational.of(90));
        assertThat(fold.tracedOn()).isEqualTo(Rational.of(9_010));
        assertThat(fold.remainder().orElseThrow().output()).isEqualTo(rest);
        assertThat(after.transaction().outputs()).hasSize(2);
    }

    @Test
    void readsTheSameChainBackward() {
        OutPoint seed = ledger.coinbase(List.of(to("A", 1_000))).out(0);
        OutPoint rest = peel(seed, 1_000, 8, 0);

        List<Fold> folds = Folding.of(trace(rest, Direction.BACKWARD, Policy.FIFO));

        assertThat(folds).hasSize(1);
        Fold fold = folds.getFirst();
        assertThat(fold.steps()).as("that pays the seed, too").hasSize(8);
        assertThat(fold.tracedIn()).isEqualTo(fold.tracedOn().plus(fold.tracedEnded()));
    }

    @Test
    void whatIsNoPeelEndsAChain() {
        OutPoint seed = ledger.coinbase(List.of(to("A", 1_000))).out(0);
        OutPoint two = peel(seed, 1_000, 5, 0);
        Made half = pay(two, to("X", 475), to("Y", 475));
        peel(half.out(0), 475, 5, 0);

        assertThat(folds(seed)).isEmpty();
    }

    /** A fifth is a peel, a unit more is none. */
    @Test
    void theBoundaryIsAFifth() {
        assertThat(
                        Stream.of(200, 201)
                                .map(small -> {
                                    Made made =
                                            pay(
                                                    ledger.coinbase(2_000).out(0),
                                                    to("small", small),
                                                    to("large", 1_000));
                                    return Folding.larger(made.transaction()).isPresent();
                                }))
                .containsExactly(true, false);
    }

    @Test
    void manyThatComeTogetherAreOne() {
        List<Output> parts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            parts.add(to("part " + i, 10));
        }
        OutPoint seed = ledger.coinbase(List.of(to("A", 120))).out(0);
        Made split = ledger.block().spend(List.of(seed), parts);
        List<OutPoint> carried = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            carried.add(pay(split.out(i), to("carrier " + i, 10)).out(0));
        }
        Made pot = ledger.block().spend(carried, List.of(to("pot", 119)));

        List<Fold> folds = folds(seed);

        assertThat(folds).extracting(Fold::kind).containsExactly(Fold.Kind.AGGREGATION);
        assertThat(folds.getFirst().steps()).hasSize(13);
        assertThat(folds.getFirst().entering()).hasSize(12);
        assertThat(folds.getFirst().ended())
                .extracting(Holding::output)
                .containsExactly(pot.out(0));
        assertThat(folds.getFirst().tracedFees()).isEqualTo(Rational.ONE);
    }

    @Test
    void aFanThatLiesStillIsOne() {
        OutPoint seed = ledger.coinbase(List.of(to("A", 120))).out(0);
        List<Output> parts = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            parts.add(to("part " + i, 10));
        }
        parts.add(to("shop", 10));
        parties.label("shop", Category.EXCHANGE);
        ledger.block().spend(List.of(seed), parts);

        List<Fold> folds = folds(seed);

        assertThat(folds).extracting(Fold::kind).containsExactly(Fold.Kind.FAN_OUT);
        assertThat(folds.getFirst().ended()).hasSize(12);
    }

    /** Nothing is counted twice or lost: of every fold of random traces, and of all together. */
    @ParameterizedTest
    @EnumSource(
            value = Policy.class,
            names = {"FIFO", "LIFO", "HAIRCUT", "HAIRCUT_INT"})
    void sumsAreThoseOfTheParts(Policy policy) {
        long seed = Seed.of("folds under " + policy);
        int seen = 0;
        for (int round = 0; round < 150; round++) {
            FoldingTest made = new FoldingTest();
            List<OutPoint> outputs = made.grow(new Random(seed + round));
            for (Direction direction : Direction.values()) {
                OutPoint of =
                        direction == Direction.FORWARD ? outputs.getFirst() : outputs.getLast();
                Trace trace = made.trace(of, direction, policy);
                List<Fold> folds = Folding.of(trace);
                check(trace, folds, "round %d of seed %d, %s".formatted(round, seed, direction));
                seen += folds.size();
            }
        }
        assertThat(seen).as("folds seen").isGreaterThan(100);
    }

    private static void check(Trace trace, List<Fold> folds, String which) {
        Set<TxId> members = new HashSet<>();
        for (Fold fold : folds) {
            assertThat(fold.tracedIn())
                    .as(which)
                    .isEqualTo(fold.tracedEnded().plus(fold.tracedFees()).plus(fold.tracedOn()));
            for (Step step : fold.steps()) {
                assertThat(members.add(step.transaction().id())).as(which).isTrue();
            }
        }
        // With every fold as one node the trace closes as before.
        Set<Holding> hidden =
                folds.stream().flatMap(f -> f.inside().stream()).collect(Collectors.toSet());
        Rational fees =
                Rational.sum(
                        Stream.concat(
                                        folds.stream().map(Fold::tracedFees),
                                        trace.steps().stream()
                                                .filter(s ->
                                                        !members.contains(s.transaction().id()))
                                                .map(Step::tracedFee))
                                .toList());
        Rational ends =
                Rational.sum(
                        trace.holdings().stream()
                                .filter(h -> !hidden.contains(h))
                                .filter(h -> h.fate() instanceof Holding.Fate.Ended)
                                .map(Holding::traced)
                                .toList());
        assertThat(ends.plus(fees)).as(which).isEqualTo(trace.balance().source());
    }

    /** A random chain rich in peels, fans and gatherings; the first output and all after it. */
    private List<OutPoint> grow(Random random) {
        List<OutPoint> outputs = new ArrayList<>();
        OutPoint at = ledger.coinbase(List.of(to("start", 100_000))).out(0);
        long value = 100_000;
        outputs.add(at);
        for (int part = 0; part < 4; part++) {
            int hops = random.nextInt(16);
            int fee = random.nextInt(3);
            at = peel(at, value, hops, fee);
            value -= (long) hops * (10 + fee);
            int ways = 1 + random.nextInt(14);
            List<Output> split = new ArrayList<>();
            for (int i = 0; i < ways; i++) {
                split.add(to("way %d %d".formatted(part, i), value / ways));
            }
            Made fan = ledger.block().spend(List.of(at), split);
            List<OutPoint> gathered = new ArrayList<>();
            for (int i = 0; i < ways; i++) {
                if (i == 0 || random.nextInt(5) > 0) {
                    Made carried = pay(fan.out(i), to("c %d %d".formatted(part, i), value / ways));
                    gathered.add(random.nextInt(9) > 0 ? carried.out(0) : fan.out(i));
                }
            }
            gathered.removeIf(o -> o.tx().equals(fan.id()));
            if (gathered.isEmpty()) {
                break;
            }
            value = value / ways * gathered.size();
            at = ledger.block().spend(gathered, List.of(to("pot " + part, value))).out(0);
            outputs.add(at);
        }
        return outputs;
    }
}
