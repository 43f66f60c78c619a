package tracer.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.entity.EvidenceFixture.script;
import static tracer.entity.EvidenceFixture.transaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.ScriptHash;
import tracer.memory.MemoryLedger;

final class ClusteringTest {
    private final ChainFixture chain = ChainFixture.from(5);
    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final EvidenceFixture store = new EvidenceFixture();

    ClusteringTest() {
        chain.mine();
        ledger.apply(chain.change());
    }

    @Test
    void joinsWhatEvidenceConnectsAndNothingElse() {
        store.join(1, 2, 10);
        store.join(3, 2, 11);
        store.join(4, 5, 12);
        Partition partition = computed();
        assertThat(partition.computedAt()).isEqualTo(chain.tip());
        assertThat(partition.memberCount()).isEqualTo(5);
        assertThat(partition.entityCount()).isEqualTo(2);
        assertThat(partition.merges()).isEqualTo(3);
        assertThat(store.entityOf.get(script(1))).isEqualTo(store.entityOf.get(script(3)));
        assertThat(store.entityOf.get(script(4))).isNotEqualTo(store.entityOf.get(script(3)));
    }

    @Test
    void namesAnEntityByTheMemberPaidFirst() {
        store.join(1, 2, 10);
        store.join(2, 3, 10);
        store.pay(1, 9);
        store.pay(2, 8);
        store.pay(3, 8);
        store.paid.put(script(3), new EntityStore.FirstPayment(transaction(8), 8, 1, 1));
        // Same transaction: the earlier output index.
        computed();
        assertThat(store.entityOf.get(script(3))).isEqualTo(new Entity(new EntityId(script(2)), 3));
        // Earlier in the block wins over the index.
        store.paid.put(script(3), new EntityStore.FirstPayment(transaction(7), 8, 0, 9));
        computed();
        assertThat(store.entityOf.get(script(3))).isEqualTo(new Entity(new EntityId(script(3)), 3));
    }

    @Test
    void namesAnEntityBySmallestHashWhereNoMemberIsKnownToBePaid() {
        store.join(1, 2, 10);
        store.join(3, 2, 10);
        computed();
        ScriptHash smallest = new TreeSet<>(List.of(script(1), script(2), script(3))).getFirst();
        assertThat(store.entityOf.get(script(1))).isEqualTo(new Entity(new EntityId(smallest), 3));
        ScriptHash largest = new TreeSet<>(List.of(script(1), script(2), script(3))).getLast();
        store.paid.put(largest, new EntityStore.FirstPayment(transaction(7), 800_000, 0, 9));
        computed();
        assertThat(store.entityOf.get(script(1))).isEqualTo(new Entity(new EntityId(largest), 3));
    }

    @Test
    void derivesSameKeyEvidenceFromTheLaterFirstPayment() {
        store.sameKeys.add(List.of(script(1), script(2)));
        store.pay(1, 20);
        store.pay(2, 12);
        store.sameKeys.add(List.of(script(3), script(4)));
        store.pay(3, 12);
        Partition partition = computed();
        assertThat(partition.derived())
                .containsExactly(
                        Evidence.between(
                                script(1),
                                script(2),
                                Rule.SAME_KEY,
                                new Evidence.Read(transaction(20), 20, 1)));
        assertThat(store.entityOf).containsOnlyKeys(script(1), script(2));
        assertThat(store.entityOf.get(script(1))).isEqualTo(new Entity(new EntityId(script(2)), 2));
    }

    @Test
    void answersTheSameWhateverTheOrderOfEvidence() {
        Random random = seeded();
        for (int i = 0; i < 3_000; i++) {
            int x = random.nextInt(4_000);
            store.join(x, x + 1 + random.nextInt(50), random.nextInt(100));
            store.pay(random.nextInt(4_000), random.nextInt(100));
        }
        List<String> first = handedOver(computed());
        Collections.shuffle(store.evidence, random);
        assertThat(handedOver(computed())).isEqualTo(first);
        Map<ScriptHash, Integer> expected = naiveComponents();
        assertThat(store.entityOf).hasSameSizeAs(expected);
        Map<Integer, Entity> entityOfComponent = new HashMap<>();
        expected.forEach((s, component) -> {
            Entity entity = store.entityOf.get(s);
            assertThat(entity).isNotNull();
            Entity other = entityOfComponent.putIfAbsent(component, entity);
            assertThat(other == null ? entity : other).isEqualTo(entity);
        });
        assertThat(new TreeSet<>(entityOfComponent.values().stream().map(Entity::id).toList()))
                .hasSameSizeAs(entityOfComponent.keySet());
    }

    @Test
    void takingATransactionsEvidenceAwayOnlySplits() {
        Random random = seeded();
        for (int i = 0; i < 400; i++) {
            int x = random.nextInt(400);
            store.join(x, x + 1 + random.nextInt(20), i);
        }
        computed();
        Map<ScriptHash, Entity> before = new HashMap<>(store.entityOf);
        store.evidence.removeIf(e -> e.height() % 40 == 0);
        computed();
        store.evidence.forEach(
                e -> assertThat(store.entityOf.get(e.a())).isEqualTo(store.entityOf.get(e.b())));
        Map<Entity, Entity> within = new HashMap<>();
        store.entityOf.forEach((s, after) -> {
            Entity old = before.get(s);
            assertThat(old).isNotNull();
            assertThat(within.computeIfAbsent(after, a -> old)).isEqualTo(old);
        });
    }

    @Test
    void handsOverEntitiesAndMembersAscending() {
        store.join(1, 2, 10);
        store.join(3, 4, 10);
        store.join(5, 4, 10);
        List<EntityId> ids = new ArrayList<>();
        List<ScriptHash> members = new ArrayList<>();
        computed()
                .forEachMember((member, entity) -> {
                    if (ids.isEmpty() || !ids.getLast().equals(entity.id())) {
                        ids.add(entity.id());
                        assertThat(members).isSorted();
                        members.clear();
                    }
                    members.add(member);
                });
        assertThat(ids).hasSize(2).isSorted();
        assertThat(members).isSorted();
    }

    @Test
    void changesNothingWhenCancelledOrWhenNothingIsStored() {
        store.join(1, 2, 10);
        assertThat(new Clustering(ledger, store).recompute(Progress.SILENT, () -> true)).isEmpty();
        MemoryLedger empty = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        assertThat(new Clustering(empty, store).recompute(Progress.SILENT, Cancellation.NEVER))
                .isEmpty();
        assertThat(store.partition).isEmpty();
    }

    @Test
    void keepsScriptsApartWhoseHashesBeginOrEndAlike() {
        ScriptTable table = new ScriptTable();
        List<ScriptHash> alike = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            alike.add(EvidenceFixture.hash(i % 7 - 3L, i));
        }
        for (int i = 0; i < alike.size(); i++) {
            assertThat(table.idOf(alike.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < alike.size(); i++) {
            assertThat(table.idOf(alike.get(i))).isEqualTo(i);
            assertThat(table.script(i)).isEqualTo(alike.get(i));
        }
        assertThat(table.size()).isEqualTo(5_000);
        List<ScriptHash> sorted = new ArrayList<>();
        for (int id : table.idsByHash()) {
            sorted.add(table.script(id));
        }
        assertThat(sorted).isEqualTo(alike.stream().sorted().toList());
    }

    private Partition computed() {
        return new Clustering(ledger, store)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .orElseThrow();
    }

    private static List<String> handedOver(Partition partition) {
        List<String> all = new ArrayList<>();
        partition.forEachMember((member, entity) -> all.add(member + " " + entity));
        return all;
    }

    /** Components by repeated relabelling: slow and plain. */
    private Map<ScriptHash, Integer> naiveComponents() {
        Map<ScriptHash, Integer> label = new HashMap<>();
        for (Evidence e : store.evidence) {
            label.putIfAbsent(e.a(), label.size());
            label.putIfAbsent(e.b(), label.size());
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Evidence e : store.evidence) {
                int least = Math.min(label.getOrDefault(e.a(), 0), label.getOrDefault(e.b(), 0));
                changed |= !Integer.valueOf(least).equals(label.put(e.a(), least));
                changed |= !Integer.valueOf(least).equals(label.put(e.b(), least));
            }
        }
        return label;
    }

    private static Random seeded() {
        long seed = Seed.of("evidence");
        return new Random(seed);
    }
}
