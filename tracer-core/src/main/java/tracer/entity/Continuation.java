package tracer.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.entity.EntityStore.FirstPayment;
import tracer.entity.Quarantined.Part;
import tracer.job.Progress;
import tracer.ledger.ChainTip;
import tracer.ledger.LedgerSource;
import tracer.ledger.ScriptHash;

/**
 * Continues the fold of a stored partition with the evidence above its height. Whole entities are
 * what is joined, each standing under its earliest member; time and memory grow with the new
 * evidence and what it touches, not with the store. Used once.
 */
final class Continuation {
    private static final int BATCH = 5_000;

    private final LedgerSource ledger;
    private final EntityStore store;
    private final ClusteringRequest request;
    private final Progress progress;

    private final ScriptTable nodes = new ScriptTable();
    private final Map<ScriptHash, Entity> entityOf = new HashMap<>();

    /** By node: the entity that stands under it. */
    private final Map<Integer, Entity> entities = new TreeMap<>();

    Continuation(
            LedgerSource ledger, EntityStore store, ClusteringRequest request, Progress progress) {
        this.ledger = ledger;
        this.store = store;
        this.request = request;
        this.progress = progress;
    }

    /** Empty if the partition cannot be continued and has to be computed anew. */
    Optional<Growth> to(ChainTip tip) {
        return store.computed()
                .filter(c -> c.by().equals(request.settings()))
                .filter(c -> c.basis().equals(request.basis()))
                .filter(c -> !c.by().readsTransactions())
                .filter(c -> c.at().height() <= tip.height())
                // Where blocks are missing, scripts known from claims have no place yet to go by.
                .filter(c -> ledger.coverage().gapsFrom(0).isEmpty())
                .map(c -> grow(c.at().height(), tip));
    }

    private Growth grow(int height, ChainTip tip) {
        List<Evidence> drawn = new ArrayList<>();
        progress.begin("Reading evidence", "edges", Progress.UNKNOWN_TOTAL);
        store.forEachEvidenceAbove(
                height,
                e -> {
                    drawn.add(e);
                    progress.advance(1);
                });
        progress.end();
        List<DerivedEdge> derived =
                new Deriving(ledger, store, new ScriptTable())
                        .edges(request.settings(), progress, () -> false).stream()
                                .filter(d -> d.evidence().height() > height)
                                .toList();
        List<Quarantined> held = store.quarantined(Integer.MAX_VALUE);
        findEntities(touched(drawn, derived, held));
        Fold fold =
                new Fold(request.settings(), request.verdicts(), Optional.of(actorOfNode()::get));
        entities.forEach((node, e) -> fold.stand(node, e.members()));
        entityOf.forEach((script, e) -> {
            if (isStoodFor(script)) {
                fold.count(nodes.idOf(script), nodes.idOf(e.id().earliest()));
            }
        });
        held.forEach(q -> fold.restore(q, nodes::idOf));
        EvidenceMerge merge = new EvidenceMerge(derived, nodes::idOf, fold);
        drawn.forEach(merge::accept);
        merge.finish();
        return growth(
                new Computed(tip, request.settings(), request.basis()),
                fold,
                derived.stream().map(DerivedEdge::evidence).toList());
    }

    private static Set<ScriptHash> touched(
            List<Evidence> drawn, List<DerivedEdge> derived, List<Quarantined> held) {
        Set<ScriptHash> scripts = new HashSet<>();
        drawn.forEach(e -> scripts.addAll(List.of(e.a(), e.b())));
        derived.forEach(d -> scripts.addAll(List.of(d.from(), d.to())));
        held.forEach(q -> q.parts().stream().map(Part::script).forEach(scripts::add));
        return scripts;
    }

    private void findEntities(Collection<ScriptHash> scripts) {
        List<ScriptHash> all = List.copyOf(scripts);
        for (int from = 0; from < all.size(); from += BATCH) {
            entityOf.putAll(
                    store.entitiesOf(all.subList(from, Math.min(from + BATCH, all.size()))));
        }
        entityOf.values().forEach(e -> entities.put(nodes.idOf(e.id().earliest()), e));
    }

    /** Whether another script stands for this one as the earliest of its entity. */
    private boolean isStoodFor(ScriptHash script) {
        Entity entity = entityOf.get(script);
        return entity != null && !entity.id().earliest().equals(script);
    }

    /** As a fold over all evidence numbers actors; of several in one entity the last name's. */
    private Actors actorOfNode() {
        List<String> names = new ArrayList<>(new TreeSet<>(request.actors().values()));
        List<ScriptHash> labelled = List.copyOf(request.actors().keySet());
        Map<Integer, Integer> actors = new HashMap<>();
        for (int from = 0; from < labelled.size(); from += BATCH) {
            List<ScriptHash> batch =
                    labelled.subList(from, Math.min(from + BATCH, labelled.size()));
            Map<ScriptHash, Entity> found = store.entitiesOf(batch);
            for (ScriptHash script : batch) {
                Entity entity = found.get(script);
                int node = nodes.idOf(entity == null ? script : entity.id().earliest());
                actors.merge(node, names.indexOf(request.actors().get(script)), Math::max);
            }
        }
        return node -> actors.getOrDefault(node, -1);
    }

    /** The number of a node's actor; below 0 if it has none. */
    @FunctionalInterface
    private interface Actors {
        int get(int node);
    }

    private Growth growth(Computed computed, Fold fold, List<Evidence> derived) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int node = 0; node < nodes.size(); node++) {
            if (isStoodFor(nodes.script(node))) {
                continue;
            }
            groups.computeIfAbsent(fold.components().root(node), r -> new ArrayList<>()).add(node);
        }
        groups.values().removeIf(group -> group.size() < 2);
        Map<ScriptHash, FirstPayment> paid = firstPayments(groups.values());
        EarliestMembers earliest = new EarliestMembers(nodes, nodes.size());
        groups.forEach((root, group) ->
                group.forEach(node ->
                        earliest.offer(
                                root, node, Optional.ofNullable(paid.get(nodes.script(node))))));
        Map<EntityId, EntityId> absorbed = new HashMap<>();
        Map<ScriptHash, EntityId> joined = new HashMap<>();
        List<Entity> resized = new ArrayList<>();
        groups.forEach((root, group) -> {
            EntityId name = new EntityId(nodes.script(earliest.byRoot()[root]));
            resized.add(new Entity(name, fold.components().size(root)));
            for (int node : group) {
                Entity entity = entities.get(node);
                if (entity == null) {
                    joined.put(nodes.script(node), name);
                } else if (!entity.id().equals(name)) {
                    absorbed.put(entity.id(), name);
                }
            }
        });
        return new Growth(
                computed, absorbed, joined, resized, derived, fold.quarantined(nodes::script));
    }

    private Map<ScriptHash, FirstPayment> firstPayments(Collection<List<Integer>> groups) {
        List<ScriptHash> scripts =
                groups.stream().flatMap(List::stream).map(nodes::script).toList();
        return FirstPayments.of(store, scripts);
    }
}
