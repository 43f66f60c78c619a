package tracer.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.ingest.demo.economy.Kind;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Transaction;

/** What the truth file claims, against the chain. */
class DemoTruthTest {
    private static final Truth TRUTH = Truth.of(SmallCase.FOLDER);
    private static final Map<String, Transaction> CHAIN = new HashMap<>();
    private static final Map<String, Integer> HEIGHTS = new HashMap<>();
    private static final Map<OutPoint, Output> OUTPUTS = new HashMap<>();

    static {
        for (var block : SmallCase.BLOCKS) {
            for (Transaction t : block.transactions()) {
                CHAIN.put(t.id().toString(), t);
                HEIGHTS.put(t.id().toString(), block.height());
                for (int i = 0; i < t.outputs().size(); i++) {
                    OUTPUTS.put(t.outPoint(i), t.outputs().get(i));
                }
            }
        }
    }

    @Test
    void sendersOwnWhatTheySpend() {
        for (JsonNode entry : TRUTH.transactions()) {
            Transaction t = onChain(entry);
            assertThat(HEIGHTS).containsEntry(t.id().toString(), entry.get("height").asInt());
            Set<String> senders = Set.of(entry.get("sender").asText().split("\\|"));
            Set<String> spenders = new HashSet<>();
            for (Input in : t.inputs()) {
                spenders.addAll(TRUTH.ownersOf(spentBy(in).script()));
            }
            assertThat(spenders).as("owners of what %s spends", t.id()).isEqualTo(senders);
        }
    }

    @Test
    void changeReturnsToTheSender() {
        int changes = 0;
        for (JsonNode entry : TRUTH.transactions()) {
            Transaction t = onChain(entry);
            Set<String> senders = Set.of(entry.get("sender").asText().split("\\|"));
            for (JsonNode index : entry.get("change_vouts")) {
                assertThat(senders)
                        .containsAll(TRUTH.ownersOf(t.outputs().get(index.asInt()).script()));
                changes++;
            }
        }
        assertThat(changes).isGreaterThan(1_000);
    }

    @Test
    void everythingButCoinbasesIsTold() {
        assertThat(TRUTH.transactions()).hasSize((int) SmallCase.WRITTEN.transactions());
        Set<String> kinds = new TreeSet<>();
        TRUTH.transactions().forEach(e -> kinds.add(e.get("kind").asText()));
        assertThat(kinds)
                .isEqualTo(
                        Arrays.stream(Kind.values())
                                .map(Kind::id)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void labelsNameTheRightOwnersAndNotAllOfTheirAddresses() throws IOException {
        List<String> lines =
                Files.readAllLines(SmallCase.WRITTEN.folder().resolve(DemoCase.LABELS));
        assertThat(lines.getFirst()).isEqualTo("address,label,category,source,chain");
        Map<String, String> ownerByName = new HashMap<>();
        Map<String, Integer> known = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            assertThat(fields).hasSize(5);
            Category.of(fields[2]);
            if (!fields[4].isEmpty()) {
                assertThat(fields[4]).isEqualTo("evm-dev");
                continue;
            }
            String owner = Objects.requireNonNull(TRUTH.owners().get(fields[0]));
            String name = fields[1].replaceAll(" (deposit|hot wallet)$", "");
            assertThat(ownerByName.merge(name, owner, (a, b) -> b)).isEqualTo(owner);
            known.merge(owner, 1, Integer::sum);
        }
        assertThat(ownerByName)
                .containsEntry("Exchange A", "exchange_a")
                .containsEntry("Exchange B", "exchange_b")
                .containsEntry("Mixer", "mixer")
                .containsEntry("PayGate", "paygate")
                .containsEntry("SwapBridge", "swap_service")
                .containsEntry("Advertising site", "adsite");
        for (String owner : List.of("exchange_a", "exchange_b", "mixer", "adsite")) {
            long addresses = TRUTH.owners().values().stream().filter(owner::equals).count();
            assertThat(known.get(owner)).isBetween(4, (int) addresses / 2);
        }
        assertThat(lines)
                .anyMatch(l ->
                        l.startsWith(SmallCase.WRITTEN.facts().parties().deposit().text())
                                && l.contains("Exchange A deposit,exchange"));
    }

    private static Transaction onChain(JsonNode entry) {
        return Objects.requireNonNull(CHAIN.get(entry.get("txid").asText()));
    }

    private static Output spentBy(Input in) {
        return Objects.requireNonNull(OUTPUTS.get(((Input.Spend) in).output()));
    }
}
