package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.ledger.OutPoint;

/**
 * A trace is gone on with by asking it with raised limits: whatever was asked before, the answer is
 * that of one run, and nothing that was said of a transaction before is said differently.
 */
class ContinuingTest {
    private static final int LEDGERS = 600;
    private static final int RUNS = 10;

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policiesAndWays")
    void tenRunsAreOneRunAndABudgetOnlyAdds(Policy policy, Direction direction) {
        long from = tracer.Seed.of("the ledgers");
        for (long n = from; n < from + LEDGERS; n++) {
            RandomLedger r = n % 2 == 0 ? RandomLedger.complete(n) : RandomLedger.withGaps(n);
            OutPoint seed = seed(r, new Random(~n));
            List<Step> before = List.of();
            Trace last = null;
            for (int run = 1; run <= RUNS; run++) {
                TraceRequest question = question(seed, direction, policy, budget(run * 2));
                last = Traces.trace(r.ledger, r.parties, question);
                // Steps stand in the order of the course, so what was said comes first.
                assertThat(last.steps().size()).as("ledger %d", n).isLessThanOrEqualTo(run * 2);
                assertThat(amounts(last.steps()).subList(0, before.size()))
                        .as("ledger %d, run %d", n, run)
                        .isEqualTo(amounts(before));
                before = last.steps();
            }
            // Another one has asked that ledger nothing before.
            RandomLedger fresh = n % 2 == 0 ? RandomLedger.complete(n) : RandomLedger.withGaps(n);
            Trace once =
                    Traces.trace(
                            fresh.ledger,
                            fresh.parties,
                            question(seed, direction, policy, budget(RUNS * 2)));
            assertThat(last).as("ledger %d", n).isEqualTo(once);
        }
    }

    /** What a trace with fewer hops followed, one with more follows too; only cuts go on. */
    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policiesAndWays")
    void raisingHopsOnlyOpensWhatWasCut(Policy policy, Direction direction) {
        long from = tracer.Seed.of("the ledgers of hops");
        for (long n = from; n < from + LEDGERS; n++) {
            RandomLedger r = RandomLedger.complete(n);
            OutPoint seed = seed(r, new Random(~n));
            Set<OutPoint> before = Set.of();
            for (int hops = 0; hops < 5; hops++) {
                Trace trace =
                        Traces.trace(
                                r.ledger,
                                question(seed, direction, policy, Limits.NONE.withHops(hops)));
                Map<OutPoint, Holding> found = Traces.byOutput(trace);
                assertThat(found.keySet()).as("ledger %d, hops %d", n, hops).containsAll(before);
                before = found.keySet();
            }
        }
    }

    private static List<String> amounts(List<Step> steps) {
        List<String> amounts = new ArrayList<>();
        for (Step s : steps) {
            amounts.add(s.transaction().id() + " " + s.tracedIn() + " " + s.tracedFee());
        }
        return amounts;
    }

    private static TraceRequest question(
            OutPoint seed, Direction direction, Policy policy, Limits limits) {
        return new TraceRequest(seed, direction, policy, limits, StopRules.DEFAULT);
    }

    private static Limits budget(int transactions) {
        Limits l = Limits.NONE;
        return new Limits(
                OptionalInt.empty(),
                l.minTraced(),
                l.fromHeight(),
                l.toHeight(),
                l.from(),
                l.to(),
                transactions);
    }

    private static OutPoint seed(RandomLedger r, Random random) {
        OutPoint seed;
        do {
            seed = r.outputs.get(random.nextInt(r.outputs.size()));
        } while (r.ledger.transactions(Set.of(seed.tx())).isEmpty());
        return seed;
    }
}
