package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.flow.Balance.Term;
import tracer.flow.LedgerFixture.Made;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;

/** Long, wide and dense traces, and how often they ask the store. */
class FlowScaleTest {
    private final LedgerFixture ledger = new LedgerFixture();

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void peelsTenThousandTimes(Policy policy) {
        int hops = 10_000;
        Made seed = ledger.coinbase(5_000_000_000L);
        long left = 5_000_000_000L;
        OutPoint last = seed.out(0);
        for (int i = 0; i < hops; i++) {
            left -= 10_100;
            last = ledger.block().spend(List.of(last), 10_000, left).out(1);
        }

        Trace forward = Traces.trace(ledger, Traces.forward(seed.out(0), policy));
        assertThat(forward.holdings()).hasSize(1 + 2 * hops);
        assertThat(Traces.term(forward, Term.FEES)).isEqualTo(Rational.of(100L * hops));
        assertThat(Traces.at(forward, last).traced()).isEqualTo(Rational.of(left));
        assertThat(ledger.spenderQuestions).isLessThanOrEqualTo(hops + 1);

        if (!Traces.ways(policy).contains(Direction.BACKWARD)) {
            return;
        }
        ledger.transactionQuestions = 0;
        Trace backward = Traces.trace(ledger, Traces.backward(last, policy));
        assertThat(backward.steps()).hasSize(hops);
        assertThat(Traces.term(backward, Term.COINBASE)).isEqualTo(Rational.of(left));
        assertThat(ledger.transactionQuestions).isLessThanOrEqualTo(hops + 2);
    }

    /** Every satoshi of the source runs through the dense transaction, cut anew. */
    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void crossesATransactionOfTwoThousandByTwoThousand(Policy policy) {
        int n = 2_000;
        Made seed = ledger.coinbase(n * 1_000L);
        Made other = ledger.coinbase(n * 777L);
        Made split = ledger.block().spend(List.of(seed.out(0)), outputs(n, 1_000));
        Made noise = ledger.spend(List.of(other.out(0)), outputs(n, 777));
        List<OutPoint> inputs = new ArrayList<>();
        for (int i = 0; i < n / 2; i++) {
            inputs.add(split.out(i));
            inputs.add(noise.out(i));
        }
        Made dense = ledger.block().spend(inputs, outputs(n, 880));

        Trace forward = Traces.trace(ledger, Traces.forward(seed.out(0), policy));
        assertThat(Traces.term(forward, Term.CUT)).isEqualTo(Rational.ZERO);
        assertThat(forward.steps()).hasSize(2);
        if (!Traces.ways(policy).contains(Direction.BACKWARD)) {
            return;
        }
        Trace backward = Traces.trace(ledger, Traces.backward(dense.out(n / 2), policy));
        assertThat(Traces.term(backward, Term.COINBASE)).isEqualTo(Rational.of(880));
        assertThat(ledger.spenderQuestions).isLessThanOrEqualTo(4);
    }

    /** A hundred thousand transactions: a thousand strands of a hundred hops that keep meeting. */
    @Test
    void followsAHundredThousandTransactions() {
        int width = 1_000;
        int rows = 100;
        Made seed = ledger.coinbase(width * 1_000_000L);
        Made split = ledger.block().spend(List.of(seed.out(0)), outputs(width, 1_000_000));
        List<OutPoint> row = new ArrayList<>();
        IntStream.range(0, width).forEach(i -> row.add(split.out(i)));
        for (int r = 1; r < rows; r++) {
            ledger.block();
            List<OutPoint> next = new ArrayList<>();
            for (int i = 0; i < width; i += 2) {
                int j = (i + 1 + 2 * r) % width;
                Made clean = ledger.coinbase(10);
                Made meet =
                        ledger.spend(
                                List.of(row.get(i), row.get(j), clean.out(0)),
                                1_000_000,
                                1_000_000);
                next.add(meet.out(0));
                next.add(meet.out(1));
            }
            row.clear();
            for (OutPoint o : next) {
                row.add(ledger.spend(List.of(o), 1_000_000).out(0));
            }
        }

        Trace forward = Traces.trace(ledger, Traces.forward(seed.out(0), Policy.FIFO));

        assertThat(forward.steps()).hasSizeGreaterThan(Limits.DEFAULT_TRANSACTIONS - 1);
        assertThat(forward.balance().source()).isEqualTo(Rational.of(width * 1_000_000L));
        assertThat(ledger.spenderQuestions).isLessThanOrEqualTo(2 * rows + 1);
    }

    @Test
    void asksOnceForEachHopHoweverWideItIs() {
        Made seed = ledger.coinbase(1_000);
        Made split = ledger.block().spend(List.of(seed.out(0)), outputs(100, 10));
        for (int i = 0; i < 100; i++) {
            Made a = ledger.block().spend(List.of(split.out(i)), 10);
            ledger.spend(List.of(a.out(0)), 10);
        }
        PartyFixture parties = new PartyFixture();
        parties.label("somebody", tracer.attribution.Category.EXCHANGE);
        parties.entity("somebody", "somebody else");

        TraceRequest request =
                Traces.with(Traces.forward(seed.out(0), Policy.FIFO), StopRules.DEFAULT);
        assertThat(Traces.trace(ledger, parties, request).steps()).hasSize(201);
        assertThat(ledger.spenderQuestions).isEqualTo(4);
        assertThat(ledger.transactionQuestions).isEqualTo(1);
        assertThat(parties.questions).isEqualTo(3 * 2 + 1);
    }

    @Test
    void doesNotAskWhoSpendsWhatATransactionMetBeforeSpends() {
        Made seed = ledger.coinbase(1_000);
        Made split = ledger.block().spend(List.of(seed.out(0)), 600, 400);
        Made detour = ledger.block().spend(List.of(split.out(1)), 400);
        Made meet = ledger.block().spend(List.of(split.out(0), detour.out(0)), 1_000);

        Trace forward = Traces.trace(ledger, Traces.forward(seed.out(0), Policy.FIFO));

        assertThat(Traces.at(forward, meet.out(0)).traced()).isEqualTo(Rational.of(1_000));
        assertThat(ledger.askedForSpender)
                .containsExactlyInAnyOrder(seed.out(0), split.out(0), split.out(1), meet.out(0));
    }

    private static List<Output> outputs(int n, long value) {
        return IntStream.range(0, n)
                .mapToObj(i -> LedgerFixture.output(value, "one of " + n + ": " + i))
                .toList();
    }
}
