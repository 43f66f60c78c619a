package tracer.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.attribution.Label;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.entity.Evidence;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Holding;
import tracer.flow.Holding.Fate;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.StopRules;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.flow.TraceRequest;
import tracer.ingest.demo.economy.CaseFacts;
import tracer.ingest.label.LabelCsv;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.ScriptHash;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.mixing.CollaborativeSpend;
import tracer.path.OutputPathFinding;
import tracer.path.PathAnswer;
import tracer.path.PathRequest;
import tracer.path.Stop;

/** What an investigator finds in the demonstration with the product's own means. */
class DemoStoryTest {
    private static final CaseFacts FACTS = SmallCase.WRITTEN.facts();
    private static final MemoryLedger LEDGER =
            new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private static final MemoryLabels LABELS = new MemoryLabels();

    @BeforeAll
    static void ingest() {
        LEDGER.apply(
                LedgerChange.connect(SmallCase.BLOCKS.stream().map(ArrivedBlock::of).toList()));
        assertThat(new Clustering(LEDGER, LEDGER).recompute(Progress.SILENT, Cancellation.NEVER))
                .isPresent();
        Path labels = SmallCase.FOLDER.resolve(DemoCase.LABELS);
        LABELS.add(LabelCsv.read(labels, BitcoinChain.REGTEST).allOrNothing());
    }

    @Test
    void fifoEndsExactlyWhereTheStoryEnds() {
        Trace trace = trace(Policy.FIFO);
        Map<OutPoint, String> expected = new LinkedHashMap<>();
        FACTS.endings().forEach(e -> expected.put(e.output(), e.traced().value() + " " + e.end()));
        Map<OutPoint, String> found =
                trace.leaves().stream()
                        .collect(Collectors.toMap(Holding::output, h -> h.traced() + " " + end(h)));
        assertThat(found).isEqualTo(expected);
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.isLimited()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"FIFO", "HAIRCUT", "HAIRCUT_INT"})
    void everyPolicyReachesExchangeAAndStopsAtTheMixerAndTheCoinJoin(Policy policy) {
        Trace trace = trace(policy);
        assertThat(trace.balance().closes()).isTrue();
        Map<OutPoint, CaseFacts.End> ends =
                trace.leaves().stream()
                        .collect(Collectors.toMap(Holding::output, DemoStoryTest::end));
        FACTS.endings().forEach(e -> assertThat(ends).containsEntry(e.output(), e.end()));
        Holding deposit =
                trace.leaves().stream()
                        .filter(h -> h.output().equals(FACTS.path().getLast()))
                        .findFirst()
                        .orElseThrow();
        assertThat(deposit.fate())
                .isInstanceOfSatisfying(
                        Fate.Ended.class,
                        ended ->
                                assertThat(ended.end())
                                        .isInstanceOfSatisfying(
                                                TraceEnd.AtService.class,
                                                s -> {
                                                    assertThat(s.throughEntity()).isFalse();
                                                    assertThat(s.labels())
                                                            .extracting(Label::name)
                                                            .containsExactly("Exchange A deposit");
                                                }));
        assertThat(deposit.hop()).isEqualTo(FACTS.path().size() - 1).isGreaterThanOrEqualTo(8);
    }

    /**
     * Under every policy that conserves value the payment is accounted for; poison has no account.
     */
    @Test
    void everyPolicyAccountsForThePayment() {
        for (Policy policy : Policy.ofOutputs(Direction.FORWARD)) {
            Trace trace = trace(policy);
            assertThat(trace.balance().closes()).as("%s", policy).isTrue();
            assertThat(trace.balance().source())
                    .isEqualTo(Rational.of(trace.holdings().getFirst().content().value().value()));
        }
    }

    @Test
    void thePathFromPayerToDepositIsTheStorys() {
        PathAnswer<Stop> answer =
                new OutputPathFinding(LEDGER, LEDGER, LABELS, LEDGER)
                        .find(
                                new PathRequest<>(
                                        FACTS.parties().payer(),
                                        FACTS.parties().deposit(),
                                        Limits.NONE,
                                        StopRules.DEFAULT),
                                Progress.SILENT,
                                Cancellation.NEVER);
        assertThat(answer).isInstanceOf(PathAnswer.Found.class);
        assertThat(
                        ((PathAnswer.Found<Stop>) answer)
                                .paths().getFirst().steps().stream().map(Stop::output).skip(1))
                .isEqualTo(FACTS.path());
    }

    @Test
    void coSpendMergesWronglyThroughThePayJoinAlone() {
        Truth truth = Truth.of(SmallCase.WRITTEN.folder());
        Map<ScriptHash, String> owners = truth.ownersByScript();
        Set<String> wrong = new HashSet<>();
        int[] edges = {0};
        LEDGER.forEachEvidence((Evidence e) -> {
            edges[0]++;
            String a = owners.getOrDefault(e.a(), "tinkerer");
            if (!a.equals(owners.getOrDefault(e.b(), "tinkerer"))) {
                wrong.add(truth.kind(e.transaction()));
            }
        });
        assertThat(edges[0]).isGreaterThan(500);
        assertThat(wrong).containsExactly("payjoin");
    }

    @Test
    void theCoinJoinsAndNothingElseAreCollaborative() {
        Truth truth = Truth.of(SmallCase.WRITTEN.folder());
        int coinJoins = 0;
        for (var block : LEDGER.blocks(0, Integer.MAX_VALUE)) {
            for (PlacedTransaction t : block.transactions()) {
                if (!t.transaction().isCoinbase()) {
                    boolean isCoinJoin = truth.kind(t.id()).equals("coinjoin");
                    assertThat(CollaborativeSpend.of(t) instanceof CollaborativeSpend.Collaborative)
                            .as("%s, a %s", t.id(), truth.kind(t.id()))
                            .isEqualTo(isCoinJoin);
                    coinJoins += isCoinJoin ? 1 : 0;
                }
            }
        }
        assertThat(coinJoins).isGreaterThan(5);
    }

    private static Trace trace(Policy policy) {
        return new FlowTracing(LEDGER, LABELS, LEDGER)
                .trace(
                        new TraceRequest(
                                FACTS.seed(),
                                Direction.FORWARD,
                                policy,
                                Limits.NONE,
                                StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private static CaseFacts.End end(Holding leaf) {
        return switch (((Fate.Ended) leaf.fate()).end()) {
            case TraceEnd.AtService s -> CaseFacts.End.SERVICE;
            case TraceEnd.Mixed m -> CaseFacts.End.COLLABORATIVE;
            case TraceEnd.Unspent u -> CaseFacts.End.UNSPENT;
            case TraceEnd other -> throw new AssertionError(leaf + " ended with " + other);
        };
    }
}
