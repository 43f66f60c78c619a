package tracer.ingest.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tracer.RealData;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryLabels;
import tracer.problem.BadInput;

/**
 * Thirteen public tag packs with 1,403 tags. The expected counts were worked out from the files
 * with another YAML reader and other address checks.
 */
class PublicTagPacksTest {
    private static LabelFile read() {
        Path folder = RealData.folder("attribution");
        List<Label> labels = new ArrayList<>();
        LabelReport report =
                new LabelFiles(LabelTerms.of(BitcoinChain.MAIN)).read(folder, labels::add);
        return new LabelFile(labels, report);
    }

    @Test
    void everyTagIsALabelOrCountedWithItsReason() {
        LabelFile file = read();
        int skipped = file.skipped().stream().mapToInt(LabelFile.Count::count).sum();
        assertThat(file.labels().size() + skipped + file.rejected().size()).isEqualTo(1_403);
        assertThat(file.labels()).hasSize(1_313);
        assertThat(
                        file.skipped().stream()
                                .collect(
                                        Collectors.toMap(
                                                LabelFile.Count::what, LabelFile.Count::count)))
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("network BEP2", 25),
                                Map.entry("network TRX", 18),
                                Map.entry("network BCH", 8),
                                Map.entry("network LTC", 8),
                                Map.entry("network ZEC", 4),
                                Map.entry("network DASH", 3),
                                Map.entry("network XMR", 3),
                                Map.entry("network XRP", 2),
                                Map.entry("network BSV", 1),
                                Map.entry("network BTG", 1),
                                Map.entry("network XVG", 1),
                                Map.entry("USDC on a network that is neither Bitcoin nor EVM", 4),
                                Map.entry(
                                        "USDT on a network that is neither Bitcoin nor EVM", 11)));
    }

    @Test
    void saysOfTheFolderWhatItDidNotRead() {
        assertThat(read().notes())
                .satisfiesExactlyInAnyOrder(
                        n -> assertThat(n).endsWith("actorpack.yaml: read as an actor pack"),
                        n -> assertThat(n).contains("LICENSE: not read"),
                        n ->
                                assertThat(n)
                                        .isEqualTo(
                                                "fields not read: is_cluster_definer (in 12 files)"));
    }

    @Test
    void countsByConfidenceAreThoseOfTheFiles() {
        assertThat(counts(l -> l.confidence().id()))
                .isEqualTo(
                        Map.of(
                                "authority_data", 224,
                                "forensic", 71,
                                "service_data", 481,
                                "unknown", 537));
    }

    @Test
    void countsByChainAreThoseOfTheFiles() {
        assertThat(counts(l -> l.subject().chainName().orElse("EVM chain unspecified")))
                .isEqualTo(
                        Map.of(
                                "bitcoin", 1_037,
                                "ethereum", 234,
                                "bsc", 16,
                                "EVM chain unspecified", 26));
    }

    @Test
    void oneTagContradictsItselfAndIsNamed() {
        LabelFile file = read();
        assertThat(file.rejected())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.line()).isEqualTo(1_069);
                    assertThat(r.reason())
                            .contains("ofac.yaml", "address", "TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq")
                            .contains("or the currency BTC");
                });
        assertThatThrownBy(file::allOrNothing)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--skip-bad");
    }

    @Test
    void whoeverOfacListsIsSanctionedAndMixersAreMixers() {
        assertThat(counts(l -> l.category().id()))
                .isEqualTo(
                        Map.of(
                                "exchange", 213,
                                "mixer", 191,
                                "service", 326,
                                "sanctioned", 558,
                                "other", 25));
        assertThat(read().labels())
                .filteredOn(l -> l.validity().list().isPresent())
                .hasSize(537)
                .allMatch(l -> l.category() == Category.SANCTIONED);
    }

    @Test
    void aRepeatedTagIsOneStatement() {
        MemoryLabels labels = new MemoryLabels();
        LabelFile file = read();
        assertThat(labels.add(file.labels())).isEqualTo(1_307);
        assertThat(labels.add(file.labels())).isZero();
        EvmAddress tornado = EvmAddress.of("0x8589427373D6D84E98730D7795D8f6f8731FDA16");
        assertThat(labels.labelsOf(EvmChain.ETHEREUM, List.of(tornado)).get(tornado))
                .extracting(l -> l.category().id() + " " + l.confidence().id())
                .containsExactly("sanctioned unknown", "mixer authority_data");
    }

    private static Map<String, Integer> counts(Function<Label, String> by) {
        Map<String, Integer> counts = new TreeMap<>();
        read().labels().forEach(l -> counts.merge(by.apply(l), 1, Integer::sum));
        return counts;
    }
}
