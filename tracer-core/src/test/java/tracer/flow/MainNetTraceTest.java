package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.MainNetStart;
import tracer.flow.Balance.Item;
import tracer.flow.Balance.Term;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

/**
 * The first payments of the main net, heights 0 to 4312. The ends expected were set down before
 * there was a trace, as the acceptance of this work.
 */
class MainNetTraceTest {
    private static final String FIRST_PAYMENT =
            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";
    private static final long BTC = 100_000_000;
    private static MemoryLedger ledger;

    @BeforeAll
    static void ingest() throws IOException {
        ledger = MainNetStart.ledger();
    }

    private static Trace trace(TraceRequest request) {
        return new FlowTracing(ledger, new MemoryLabels(), ledger)
                .trace(request, Progress.SILENT, Cancellation.NEVER);
    }

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void theFortyBitcoinOfTheFirstPaymentEndInFourOutputs(Policy policy) {
        Trace trace = trace(Traces.forward(OutPoint.of(FIRST_PAYMENT + ":1"), policy));

        assertThat(trace.leaves())
                .extracting(h -> h.output().toString(), Holding::traced)
                .containsExactlyInAnyOrder(
                        leaf(
                                "a16f3ce4dd5deb92d98ef5cf8afeaf0775ebca408f708b2146c4fb42b41e14be:0",
                                10),
                        leaf(
                                "298ca2045d174f8a158961806ffc4ef96fad02d71a6b84d9fa0491813a776160:0",
                                1),
                        leaf(
                                "828ef3b079f9c23829c56fe86e85b4a69d9e06e5b54ea597eef5fb3ffef509fe:1",
                                18),
                        leaf(
                                "a3b0e9e7cddbbe78270fa4182a7675ff00b92872d8df7d14265a2b1e379a9d33:0",
                                11));
        assertThat(
                        Traces.at(
                                        trace,
                                        OutPoint.of(
                                                "a3b0e9e7cddbbe78270fa4182a7675ff00b92872d8df7d14265a2b1e379a9d33:0"))
                                .content()
                                .value()
                                .value())
                .isEqualTo(61 * BTC);
        assertThat(trace.leaves())
                .extracting(Traces::end)
                .containsOnly(new TraceEnd.Unspent(4_312));
        assertThat(Traces.term(trace, Term.FEES)).isEqualTo(Rational.ZERO);
        assertThat(trace.balance().source()).isEqualTo(Rational.of(40 * BTC));
        assertThat(trace.balance().closes()).isTrue();
    }

    private static org.assertj.core.groups.Tuple leaf(String output, long btc) {
        return org.assertj.core.api.Assertions.tuple(output, Rational.of(btc * BTC));
    }

    /** At height 2817, the first transaction that left something to the miner: 1 BTC. */
    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void theFirstFeeIsListed(Policy policy) {
        TxId payer = TxId.of("f8bf1e886d6ba6e4927acf861cf5ab3e62af2d50a6b011427f0369fa3e058eb2");
        PlacedTransaction paying =
                Objects.requireNonNull(ledger.transactions(List.of(payer)).get(payer));
        assertThat(paying.place().height()).isEqualTo(2_817);
        Rational fees = Rational.ZERO;
        for (OutPoint input : paying.spent()) {
            Trace trace = trace(Traces.forward(input, policy));
            assertThat(trace.balance().closes()).isTrue();
            assertThat(trace.steps()).anyMatch(s -> s.transaction().id().equals(payer));
            for (Balance.Sum sum : trace.balance().terms()) {
                if (sum.term() == Term.FEES) {
                    fees =
                            sum.items().stream()
                                    .filter(i -> i.where().equals(payer.toString()))
                                    .map(Item::amount)
                                    .reduce(fees, Rational::plus);
                }
            }
        }
        assertThat(fees).isEqualTo(Rational.of(BTC));
    }

    @Test
    void theFirstOutputOfAllIsLostAndItsValueWasNew() {
        OutPoint genesis =
                OutPoint.of("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b:0");

        assertThat(Traces.end(trace(Traces.forward(genesis, Policy.FIFO)), genesis))
                .isEqualTo(new TraceEnd.Unspendable());
        assertThat(Traces.end(trace(Traces.backward(genesis, Policy.FIFO)), genesis))
                .isEqualTo(new TraceEnd.Coinbase(0));
    }

    /** Every satoshi of the first payment was mined in block 9. */
    @ParameterizedTest
    @EnumSource(names = {"HAIRCUT", "HAIRCUT_INT", "FIFO", "LIFO"})
    void theFirstPaymentComesFromBlockNine(Policy policy) {
        Trace trace = trace(Traces.backward(OutPoint.of(FIRST_PAYMENT + ":0"), policy));

        assertThat(trace.leaves())
                .singleElement()
                .satisfies(leaf -> {
                    assertThat(Traces.end(leaf)).isEqualTo(new TraceEnd.Coinbase(9));
                    assertThat(leaf.traced()).isEqualTo(Rational.of(10 * BTC));
                });
    }
}
