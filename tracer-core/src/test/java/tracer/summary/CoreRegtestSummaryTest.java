package tracer.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.CoreRegtest;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.protection.Protection;

/**
 * Every purchase of the recorded network, with the wallets that are services labelled as a person
 * would who has bought there once.
 */
class CoreRegtestSummaryTest {
    private static final int PURCHASES = 40;

    @ParameterizedTest
    @EnumSource
    void everyPurchaseIsToldRightly(Direction direction) throws IOException {
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        ledger.apply(
                LedgerChange.connect(CoreRegtest.blocks().stream().map(ArrivedBlock::of).toList()));
        new Clustering(ledger, ledger)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(ledger::replacePartition);
        MemoryLabels labels = labels(ledger);
        FlowTracing tracing = new FlowTracing(ledger, labels, ledger);
        Summarising summarising =
                new Summarising(
                        new Summarising.Sources(
                                ledger,
                                ledger,
                                ledger,
                                labels,
                                tracing,
                                tracing,
                                new Protection(new MemoryProtections(), labels, ledger, ledger)));
        List<OutPoint> purchases =
                CoreRegtest.kinds().entrySet().stream()
                        .filter(k -> k.getValue().contains("purchase"))
                        .map(Map.Entry::getKey)
                        .limit(PURCHASES)
                        .map((TxId id) -> new OutPoint(id, 0))
                        .toList();
        assertThat(purchases).hasSize(PURCHASES);
        for (OutPoint purchase : purchases) {
            TraceRequest request =
                    new TraceRequest(
                            purchase,
                            direction,
                            Policy.FIFO,
                            Limits.NONE.withHops(25),
                            StopRules.DEFAULT);
            FlowSummary summary =
                    summarising.summarise(
                            new SummaryRequest(request, Provenance.NOT_STATED, true),
                            Progress.SILENT,
                            Cancellation.NEVER);
            new Claims(summary, tracing.trace(request, Progress.SILENT, Cancellation.NEVER), ledger)
                    .hold();
        }
    }

    /** The first address in use of each wallet whose name says that it is a service. */
    private static MemoryLabels labels(MemoryLedger ledger) throws IOException {
        MemoryLabels labels = new MemoryLabels();
        Map<ScriptHash, String> owners = CoreRegtest.owners();
        java.util.Set<String> labelled = new java.util.TreeSet<>();
        for (var block : ledger.blocks(0, Integer.MAX_VALUE)) {
            for (PlacedTransaction t : block.transactions()) {
                t.transaction()
                        .outputs()
                        .forEach(o -> {
                            String owner = owners.getOrDefault(o.script().hash(), "");
                            if (owner.matches(
                                            "(?i).*(exchange|mixer|shop|market|merchant|service).*")
                                    && labelled.add(owner)) {
                                labels.add(
                                        List.of(
                                                new Label(
                                                        o.script()
                                                                .address(BitcoinChain.REGTEST)
                                                                .orElseThrow(),
                                                        owner,
                                                        owner.contains("mixer")
                                                                ? Category.MIXER
                                                                : Category.EXCHANGE,
                                                        "test purchase")));
                            }
                        });
            }
        }
        assertThat(labelled).isNotEmpty();
        return labels;
    }
}
