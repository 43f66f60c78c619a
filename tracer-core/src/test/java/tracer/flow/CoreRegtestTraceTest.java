package tracer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.CoreRegtest;
import tracer.entity.CoSpend;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerChange;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.mixing.CollaborativeSpend;

/** Traces over a real node's chain of 3,124 transactions, 42 of them CoinJoins. */
class CoreRegtestTraceTest {
    private static final int SEEDS = 150;
    private static final MemoryLedger LEDGER =
            new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());

    @BeforeAll
    static void ingest() throws IOException {
        LEDGER.apply(
                LedgerChange.connect(CoreRegtest.blocks().stream().map(ArrivedBlock::of).toList()));
    }

    private static Trace trace(TraceRequest request) {
        return new FlowTracing(LEDGER, new MemoryLabels(), LEDGER)
                .trace(request, Progress.SILENT, Cancellation.NEVER);
    }

    private static List<PlacedTransaction> transactions() {
        return LEDGER.blocks(0, Integer.MAX_VALUE).stream()
                .map(PlacedBlock::transactions)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tracer.flow.Traces#policies")
    void accountsForEverySeed(Policy policy) {
        List<PlacedTransaction> all = transactions();
        Random random = new Random(20_090_103);
        for (int i = 0; i < SEEDS; i++) {
            PlacedTransaction t = all.get(random.nextInt(all.size()));
            OutPoint seed =
                    t.transaction().outPoint(random.nextInt(t.transaction().outputs().size()));
            for (Direction direction : Traces.ways(policy)) {
                Trace trace =
                        trace(
                                new TraceRequest(
                                        seed, direction, policy, Limits.NONE, StopRules.DEFAULT));
                assertThat(trace.balance().closes()).as("%s %s", direction, seed).isTrue();
            }
        }
    }

    @Test
    void goesThroughNoCoinJoinUnlessAskedTo() {
        Set<TxId> coinJoins = new HashSet<>();
        for (PlacedTransaction t : transactions()) {
            if (CollaborativeSpend.of(t) instanceof CollaborativeSpend.Collaborative) {
                coinJoins.add(t.id());
            }
        }
        assertThat(coinJoins).hasSize(42);
        for (PlacedTransaction t : transactions()) {
            if (coinJoins.contains(t.id())) {
                OutPoint input = t.spent().getFirst();
                TraceRequest request =
                        new TraceRequest(
                                input,
                                Direction.FORWARD,
                                Policy.FIFO,
                                Limits.NONE,
                                StopRules.DEFAULT);
                assertThat(Traces.end(trace(request), input))
                        .isInstanceOfSatisfying(
                                TraceEnd.Mixed.class,
                                mixed -> assertThat(mixed.detector()).endsWith(" v1"));
                assertThat(trace(Traces.with(request, StopRules.NONE)).steps())
                        .anyMatch(s -> s.transaction().id().equals(t.id()));
            }
        }
    }
}
