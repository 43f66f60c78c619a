package tracer.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.entity.EvidenceFixture.read;
import static tracer.entity.EvidenceFixture.script;
import static tracer.entity.EvidenceFixture.transaction;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.entity.EntityExplanation.Joined;
import tracer.entity.Quarantined.Part;
import tracer.entity.Quarantined.Reason;
import tracer.entity.Ruling.Verdict;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.ScriptHash;
import tracer.memory.MemoryLedger;

/** What is held back from joining, and what a ruling does (the two giants of METHODS §1.8). */
final class FoldTest {
    private static final int GIANT = 10_000;
    private static final int BRIDGE = 30_000;

    private final ChainFixture chain = ChainFixture.from(5);
    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final EvidenceFixture store = new EvidenceFixture();

    FoldTest() {
        chain.mine();
        ledger.apply(chain.change());
    }

    @Test
    void holdsBackTheOneTransactionBetweenTwoGiants() {
        twoGiants();
        store.join(5, GIANT + 5, BRIDGE);
        Partition partition = computed(List.of(), Map.of());
        assertThat(partition.entityCount()).isEqualTo(2);
        assertThat(partition.memberCount()).isEqualTo(2 * GIANT);
        assertThat(partition.quarantined())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.transaction()).isEqualTo(transaction(BRIDGE));
                    assertThat(q.reason()).isEqualTo(Reason.TWO_LARGE);
                    assertThat(q.parts()).extracting(Part::members).containsExactly(GIANT, GIANT);
                });
        assertThat(EntityExplanation.between(store, script(1), script(GIANT + 1)))
                .isEqualTo(new EntityExplanation.Apart());
    }

    @Test
    void joinsGiantsOnceSomebodyAcceptsAndNamesExactlyThatTransaction() {
        twoGiants();
        store.join(5, GIANT + 5, BRIDGE);
        Partition partition = computed(List.of(ruling(BRIDGE, Verdict.ACCEPTED)), Map.of());
        assertThat(partition.entityCount()).isEqualTo(1);
        assertThat(partition.quarantined()).isEmpty();
        Joined why = (Joined) EntityExplanation.between(store, script(1), script(GIANT + 1));
        assertThat(why.steps())
                .extracting(s -> s.evidence().transaction())
                .contains(transaction(BRIDGE));
        EntityEvidence evidence = EntityEvidence.of(store, why.entity());
        assertThat(evidence.parts(e -> !e.transaction().equals(transaction(BRIDGE))))
                .hasSize(2)
                .allSatisfy(part -> assertThat(part).hasSize(GIANT));
    }

    @Test
    void joinsGiantsByTwoTransactionsThatAgree() {
        twoGiants();
        store.join(5, GIANT + 5, BRIDGE);
        store.join(6, GIANT + 7, BRIDGE + 1);
        Partition partition = computed(List.of(), Map.of());
        assertThat(partition.entityCount()).isEqualTo(1);
        assertThat(partition.quarantined()).isEmpty();
    }

    @Test
    void leavesOutWhatARulingSaysAndHeedsTheLastOne() {
        store.join(1, 2, 10);
        store.join(2, 3, 11);
        Ruling out = ruling(11, Verdict.LEFT_OUT);
        assertThat(computed(List.of(out), Map.of()).memberCount()).isEqualTo(2);
        assertThat(computed(List.of(out, ruling(11, Verdict.ACCEPTED)), Map.of()).memberCount())
                .isEqualTo(3);
    }

    @Test
    void keepsTwoLabelledActorsApartWhateverJoinsThem() {
        store.join(1, 2, 10);
        store.join(3, 4, 11);
        store.join(2, 3, 12);
        store.join(1, 4, 13);
        Map<ScriptHash, String> actors = Map.of(script(1), "Exchange A", script(4), "Exchange B");
        Partition apart = computed(List.of(), actors);
        assertThat(apart.entityCount()).isEqualTo(2);
        assertThat(apart.quarantined())
                .extracting(Quarantined::reason)
                .containsExactly(Reason.TWO_ACTORS, Reason.TWO_ACTORS);
        Map<ScriptHash, String> same = Map.of(script(1), "Exchange A", script(4), "Exchange A");
        assertThat(computed(List.of(), same).entityCount()).isEqualTo(1);
    }

    @Test
    void raisingTheThresholdOnlySplits() {
        long seed = Seed.of("evidence");
        Random random = new Random(seed);
        Rule[] rules = {Rule.CO_SPEND, Rule.SAME_KEY};
        for (int i = 0; i < 300; i++) {
            int x = random.nextInt(200);
            int y = random.nextInt(200);
            if (x != y) {
                store.evidence.add(
                        Evidence.between(
                                script(x), script(y), rules[random.nextInt(2)], read(100 + i)));
            }
        }
        Map<ScriptHash, EntityId> low = entities(EntitySettings.DEFAULT);
        Map<ScriptHash, EntityId> high = entities(EntitySettings.DEFAULT.at(90));
        high.forEach((script, entity) ->
                high.forEach((other, itsEntity) -> {
                    if (entity.equals(itsEntity)) {
                        assertThat(low.get(script)).isEqualTo(low.get(other));
                    }
                }));
        assertThat(high.size()).isLessThanOrEqualTo(low.size());
    }

    private Map<ScriptHash, EntityId> entities(EntitySettings settings) {
        Map<ScriptHash, EntityId> entities = new HashMap<>();
        compute(new ClusteringRequest(settings, List.of(), Map.of()))
                .forEachMember((member, entity) -> entities.put(member, entity.id()));
        return entities;
    }

    /** Two wallets of ten thousand scripts, each joined one after the other. */
    private void twoGiants() {
        for (int i = 1; i < GIANT; i++) {
            store.join(i - 1, i, i);
            store.join(GIANT + i - 1, GIANT + i, GIANT + i);
        }
    }

    private Partition computed(List<Ruling> rulings, Map<ScriptHash, String> actors) {
        store.rulings.clear();
        store.rulings.addAll(rulings);
        return compute(new ClusteringRequest(EntitySettings.DEFAULT, rulings, actors));
    }

    private Partition compute(ClusteringRequest request) {
        return new Clustering(ledger, store)
                .recompute(request, Progress.SILENT, Cancellation.NEVER)
                .orElseThrow();
    }

    private static Ruling ruling(int transaction, Verdict verdict) {
        return new Ruling(transaction(transaction), verdict, "analyst", Instant.EPOCH, "asked");
    }
}
