package tracer.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.ingest.demo.economy.CaseFacts;
import tracer.ingest.label.LabelCsv;
import tracer.inquiry.DocumentJson;
import tracer.inquiry.Inquiry;
import tracer.inquiry.MemoryPorts;
import tracer.inquiry.PatternDocument;
import tracer.inquiry.PatternDocument.FindingNote;
import tracer.inquiry.PatternDocument.ItemNote;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerChange;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.pattern.Parameters;

/**
 * Indicators over the demonstration, whose makers say who did what: they find the planted chain,
 * and they find innocents who do the same. The second is what "an indicator is not proof" means.
 */
class DemoPatternTest {
    private static final CaseFacts FACTS = SmallCase.WRITTEN.facts();
    private static final Truth TRUTH = Truth.of(SmallCase.WRITTEN.folder());
    private static final MemoryLedger LEDGER =
            new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private static final MemoryLabels LABELS = new MemoryLabels();
    private static final Inquiry INQUIRY = new Inquiry(MemoryPorts.of(LEDGER, LABELS));

    @BeforeAll
    static void ingest() {
        LEDGER.apply(
                LedgerChange.connect(SmallCase.BLOCKS.stream().map(ArrivedBlock::of).toList()));
        new Clustering(LEDGER, LEDGER)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(LEDGER::replacePartition);
        Path labels = SmallCase.FOLDER.resolve(DemoCase.LABELS);
        LABELS.add(LabelCsv.read(labels, BitcoinChain.REGTEST).allOrNothing());
    }

    private static PatternDocument trace(StopRules stops, Limits limits) {
        return INQUIRY.patterns(
                new TraceRequest(FACTS.seed(), Direction.FORWARD, Policy.FIFO, limits, stops),
                Parameters.DEFAULT,
                Progress.SILENT,
                Cancellation.NEVER);
    }

    private static PatternDocument path() {
        return trace(StopRules.DEFAULT, Limits.NONE);
    }

    private static List<FindingNote> findings(PatternDocument patterns, String indicator) {
        return patterns.findings().stream().filter(f -> f.indicator().equals(indicator)).toList();
    }

    /** What an indicator finds at the addresses of an owner. */
    private static List<FindingNote> of(String owner, String indicator) {
        List<FindingNote> found = new ArrayList<>();
        for (Map.Entry<String, String> e : TRUTH.owners().entrySet()) {
            Address address = Address.of(e.getKey(), BitcoinChain.REGTEST);
            if (e.getValue().equals(owner) && !LEDGER.scripts(address).isEmpty()) {
                found.addAll(
                        findings(
                                INQUIRY.patterns(address, Parameters.DEFAULT, Cancellation.NEVER),
                                indicator));
            }
        }
        return found;
    }

    private static Set<String> kinds(List<FindingNote> findings) {
        return findings.stream()
                .flatMap(f -> f.items().stream())
                .map(i -> TRUTH.kind(TxId.of(i.id().substring(0, 64))))
                .collect(Collectors.toSet());
    }

    /** Nights lie between, which are longer than six hours: one chain of nine is found as three. */
    @Test
    void thePlantedChainIsFoundWholeAndInOrder() {
        List<FindingNote> chains = findings(path(), "peeling-chain");
        assertThat(chains).extracting(f -> f.items().size()).containsExactly(3, 3, 3);
        List<String> found =
                chains.stream().flatMap(f -> f.items().stream()).map(ItemNote::id).toList();
        List<String> planted =
                FACTS.path().stream()
                        .map(o -> o.tx().toString())
                        .filter(id -> "peel".equals(TRUTH.kinds().get(id)))
                        .toList();
        assertThat(found).isEqualTo(planted).hasSize(9);
    }

    @Test
    void theMixerOnTheWayIsIndirectExposureUnderTheNamedPolicy() {
        FindingNote exposure = findings(path(), "exposure").getFirst();
        assertThat(exposure.sentence()).startsWith("indirect: ").contains("under fifo");
        assertThat(exposure.items()).extracting(ItemNote::says).allMatch(s -> s.contains("Mixer"));
        CaseFacts.Ending mixed =
                FACTS.endings().stream()
                        .filter(e -> e.holder().equals("Mixer"))
                        .findFirst()
                        .orElseThrow();
        assertThat(exposure.quantities().getLast().amount().sats())
                .isEqualTo(Long.toString(mixed.traced().value()));
    }

    @Test
    void theBookshopThatPeelsIsAKnownFalsePositive() {
        List<FindingNote> found = of("bookshop", "peeling-chain");
        assertThat(found).isNotEmpty();
        assertThat(kinds(found)).contains("peel");
        assertThat(found.getFirst().items()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(found.getFirst().innocent())
                .anyMatch(s -> s.contains("several bills from one coin"));
    }

    @Test
    void wagesAreAFanOutAndAKnownFalsePositive() {
        List<FindingNote> found = of("employer", "fan-out");
        assertThat(found).isNotEmpty();
        assertThat(kinds(found)).containsExactly("payroll");
        assertThat(found.getFirst().innocent()).anyMatch(s -> s.contains("wages"));
    }

    @Test
    void theAdvertisingSitesTakingsAreAFunnelAndSoAreAnHonestShops() {
        assertThat(of("adsite", "funnel")).isNotEmpty();
        List<FindingNote> honest = of("shop_001", "funnel");
        assertThat(honest).isNotEmpty();
        assertThat(honest.getFirst().innocent()).anyMatch(s -> s.contains("sells its takings"));
    }

    @Test
    void anExchangesDepositAddressesPassThroughAsTheyShould() {
        assertThat(of("exchange_a", "pass-through")).isNotEmpty();
    }

    @Test
    void aTraceOfOneHopIsPartialAndSaysSo() {
        PatternDocument one = trace(StopRules.DEFAULT, Limits.NONE.withHops(1));
        assertThat(one.truncated()).isTrue();
        assertThat(one.notExamined()).contains("what lies beyond the limits of the trace");
        assertThat(findings(one, "peeling-chain")).isEmpty();
    }

    @Test
    void noWordAccusesAnybody() {
        Set<String> documents = new HashSet<>();
        documents.add(DocumentJson.of(path()));
        documents.add(DocumentJson.of(trace(StopRules.NONE, Limits.NONE.withHops(12))));
        for (String text : documents) {
            assertThat(text.toLowerCase(Locale.ROOT))
                    .contains("an indicator is not proof.")
                    .contains("no baseline declared")
                    .doesNotContainPattern("traffick|launder|suspect|criminal");
        }
    }
}
