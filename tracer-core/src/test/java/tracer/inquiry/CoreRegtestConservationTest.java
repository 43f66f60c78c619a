package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.CoreRegtest;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.ExposureRequest;
import tracer.flow.FeeRule;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Seed;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

/**
 * From every output, change aside, of every payment into the mixer and every purchase of a real
 * node's chain (416 transactions): the lists in the answer's JSON, added up by somebody else, give
 * the source to the satoshi.
 */
class CoreRegtestConservationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MemoryLedger LEDGER =
            new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private static final List<OutPoint> SEEDS = new ArrayList<>();
    private static final List<OutPoint> MIXER_PAYMENTS = new ArrayList<>();

    private final MemoryLabels labels = new MemoryLabels();
    private final Inquiry inquiry = new Inquiry(MemoryPorts.of(LEDGER, labels));

    @BeforeAll
    static void ingest() throws IOException {
        LEDGER.apply(
                LedgerChange.connect(CoreRegtest.blocks().stream().map(ArrivedBlock::of).toList()));
        Set<String> wanted = Set.of("mixer_in", "purchase");
        Map<TxId, Set<Integer>> changes = CoreRegtest.changes();
        for (Map.Entry<TxId, String> kind : CoreRegtest.kinds().entrySet()) {
            if (wanted.contains(kind.getValue())) {
                PlacedTransaction t =
                        Objects.requireNonNull(
                                LEDGER.transactions(Set.of(kind.getKey())).get(kind.getKey()));
                Set<Integer> change = changes.getOrDefault(kind.getKey(), Set.of());
                for (int i = 0; i < t.transaction().outputs().size(); i++) {
                    if (!change.contains(i)) {
                        SEEDS.add(t.transaction().outPoint(i));
                        if (kind.getValue().equals("mixer_in")) {
                            MIXER_PAYMENTS.add(t.transaction().outPoint(i));
                        }
                    }
                }
            }
        }
        assertThat(SEEDS).hasSizeGreaterThanOrEqualTo(416);
    }

    static List<Policy> policies() {
        return Policy.ofOutputs(Direction.FORWARD);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theListsOfEveryTraceAddUpToItsSource(Policy policy) throws IOException {
        for (OutPoint seed : SEEDS) {
            TraceRequest request =
                    new TraceRequest(
                            seed, Direction.FORWARD, policy, Limits.NONE, StopRules.DEFAULT);
            JsonNode trace =
                    JSON.readTree(
                            DocumentJson.of(
                                    inquiry.trace(request, Progress.SILENT, Cancellation.NEVER)));
            List<Rational> ends = new ArrayList<>();
            trace.path("holdings")
                    .forEach(h -> {
                        if (!h.path("end").isNull()) {
                            ends.add(sats(h.path("traced")));
                        }
                    });
            trace.path("transactions").forEach(t -> ends.add(sats(t.path("tracedFee"))));
            Rational value = sats(trace.path("holdings").path(0).path("value"));
            assertThat(Rational.sum(ends)).as("%s from %s", policy, seed).isEqualTo(value);
            List<Rational> items = new ArrayList<>();
            trace.path("balance")
                    .path("terms")
                    .forEach(term ->
                            term.path("items").forEach(i -> items.add(sats(i.path("amount")))));
            assertThat(Rational.sum(items)).as("%s from %s", policy, seed).isEqualTo(value);
            assertThat(trace.path("balance").path("closes").booleanValue()).isTrue();
        }
    }

    /**
     * The same with fees followed into coinbases, from every payment into the mixer: no fee is lost
     * any more, and parts of rewards are ends like others.
     */
    @ParameterizedTest
    @MethodSource("policies")
    void everyMixerPaymentBalancesWithItsFeesFollowed(Policy policy) throws IOException {
        boolean reachedRewards = false;
        for (OutPoint seed : MIXER_PAYMENTS) {
            JsonNode trace =
                    JSON.readTree(
                            DocumentJson.of(
                                    inquiry.trace(
                                            new TraceRequest(
                                                    List.of(Seed.whole(seed)),
                                                    Direction.FORWARD,
                                                    policy,
                                                    FeeRule.TO_MINER,
                                                    Limits.NONE,
                                                    StopRules.DEFAULT),
                                            Progress.SILENT,
                                            Cancellation.NEVER)));
            List<Rational> ends = new ArrayList<>();
            for (String list : List.of("holdings", "rewards")) {
                trace.path(list)
                        .forEach(h -> {
                            if (!h.path("end").isNull()) {
                                ends.add(sats(h.path("traced")));
                            }
                        });
            }
            assertThat(Rational.sum(ends))
                    .as("%s from %s", policy, seed)
                    .isEqualTo(sats(trace.path("holdings").path(0).path("value")));
            assertThat(trace.path("balance").path("closes").booleanValue()).isTrue();
            reachedRewards |= !trace.path("rewards").isEmpty();
        }
        assertThat(reachedRewards).isTrue();
    }

    /** Poison prints a set: no balance, and nothing that could be added up. */
    @Test
    void poisonPrintsNoAmounts() throws IOException {
        for (int i = 0; i < SEEDS.size(); i += 10) {
            JsonNode exposure =
                    JSON.readTree(
                            DocumentJson.of(
                                    inquiry.exposure(
                                            new ExposureRequest(
                                                    List.of(Seed.whole(SEEDS.get(i))),
                                                    Direction.FORWARD,
                                                    Limits.NONE,
                                                    StopRules.DEFAULT),
                                            Progress.SILENT,
                                            Cancellation.NEVER)));
            assertThat(exposure.has("balance")).isFalse();
            assertThat(exposure.path("outputs")).isNotEmpty();
            assertThat(exposure.findValues("sats")).isEmpty();
            assertThat(exposure.findValues("traced")).isEmpty();
            assertThat(exposure.findValues("value")).isEmpty();
        }
    }

    /** Columns that sum up to the source, and no cell above the bound of its row. */
    @Test
    void comparisonsAddUpToo() throws IOException {
        for (int i = 0; i < SEEDS.size(); i += 25) {
            JsonNode table =
                    JSON.readTree(
                            DocumentJson.of(
                                    inquiry.compare(
                                            List.of(Seed.whole(SEEDS.get(i))),
                                            Limits.NONE,
                                            StopRules.DEFAULT,
                                            Progress.SILENT,
                                            Cancellation.NEVER)));
            JsonNode policies = table.path("policies");
            for (int p = 0; p < policies.size(); p++) {
                List<Rational> ended = new ArrayList<>();
                ended.add(units(policies.path(p).path("fees")));
                for (JsonNode row : table.path("destinations")) {
                    JsonNode cell = row.path("amounts").path(p);
                    if (!cell.path("wentOn").booleanValue()) {
                        ended.add(units(cell.path("amount")));
                    }
                    assertThat(units(cell.path("amount")))
                            .isLessThanOrEqualTo(units(row.path("bound").path("within")));
                }
                assertThat(Rational.sum(ended))
                        .as("%s from %s", policies.path(p).path("policy"), SEEDS.get(i))
                        .isEqualTo(units(table.path("source")));
            }
        }
    }

    private static Rational sats(JsonNode amount) {
        return rational(amount.path("sats").asText());
    }

    private static Rational units(JsonNode amount) {
        return rational(amount.path("units").asText());
    }

    private static Rational rational(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 1
                ? Rational.of(new BigInteger(parts[0]))
                : Rational.of(new BigInteger(parts[0]), new BigInteger(parts[1]));
    }
}
