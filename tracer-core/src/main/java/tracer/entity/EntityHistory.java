package tracer.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tracer.entity.EntityStore.FirstPayment;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * How an entity came to be what it is: its evidence replayed in chain order. Every name that one of
 * its parts ever had is in it, so that an exhibit which cites an old name can be followed to the
 * present one.
 *
 * @param joinings every time since a height when parts became one, in order
 */
public record EntityHistory(List<Joining> joinings) {
    /** From how many scripts added at once growth can be {@linkplain Joining#isSudden sudden}. */
    public static final int SUDDEN = 100;

    public EntityHistory {
        joinings = List.copyOf(joinings);
    }

    /**
     * Parts that one transaction's evidence made one.
     *
     * @param height of the transaction
     * @param transaction that joined them
     * @param parts what they were, largest first
     * @param after what they became
     */
    public record Joining(int height, TxId transaction, List<Entity> parts, Entity after) {
        public Joining {
            parts = List.copyOf(parts);
        }

        /** Whether two parts of two scripts or more became one, not only single scripts joined. */
        public boolean joinsEntities() {
            return parts.stream().filter(p -> p.members() > 1).count() > 1;
        }

        /**
         * Whether this one transaction at least doubled the largest part, by {@link #SUDDEN}
         * scripts or more: rarely how a wallet grows, often how a false edge looks.
         */
        public boolean isSudden() {
            int largest = parts.getFirst().members();
            int added = after.members() - largest;
            return added >= SUDDEN && added >= largest;
        }
    }

    /** Since after a height; before it nothing is listed. Grows with the entity's evidence. */
    public static EntityHistory since(int height, EntityStore store, Entity entity) {
        EntityEvidence evidence = EntityEvidence.of(store, entity);
        Replay replay = new Replay(firstPayments(store, evidence.all()));
        List<Joining> joinings = new ArrayList<>();
        List<Evidence> group = new ArrayList<>();
        for (Evidence e : evidence.all()) {
            if (!group.isEmpty() && !group.getFirst().transaction().equals(e.transaction())) {
                replay.apply(group).ifPresent(joinings::add);
                group.clear();
            }
            group.add(e);
        }
        if (!group.isEmpty()) {
            replay.apply(group).ifPresent(joinings::add);
        }
        return new EntityHistory(joinings.stream().filter(j -> j.height() > height).toList());
    }

    private static Map<ScriptHash, FirstPayment> firstPayments(
            EntityStore store, List<Evidence> evidence) {
        List<ScriptHash> scripts =
                evidence.stream().flatMap(e -> List.of(e.a(), e.b()).stream()).distinct().toList();
        return FirstPayments.of(store, scripts);
    }

    /** The state of a replay. */
    private static final class Replay {
        private final Map<ScriptHash, FirstPayment> paid;
        private final ScriptTable scripts = new ScriptTable();
        private final Components components = new Components();

        /** At each root the earliest member so far. */
        private final Map<Integer, ScriptHash> earliest = new HashMap<>();

        Replay(Map<ScriptHash, FirstPayment> paid) {
            this.paid = paid;
        }

        Optional<Joining> apply(List<Evidence> group) {
            Map<Integer, Entity> before = new TreeMap<>();
            for (Evidence e : group) {
                note(e.a(), before);
                note(e.b(), before);
            }
            group.forEach(e -> join(e.a(), e.b()));
            if (before.size() < 2) {
                return Optional.empty();
            }
            Entity after = entity(components.root(before.keySet().iterator().next()));
            List<Entity> parts =
                    before.values().stream()
                            .sorted(
                                    Comparator.comparingInt((Entity p) -> -p.members())
                                            .thenComparing(Entity::id))
                            .toList();
            return Optional.of(
                    new Joining(
                            group.getFirst().height(),
                            group.getFirst().transaction(),
                            parts,
                            after));
        }

        private void note(ScriptHash script, Map<Integer, Entity> before) {
            int root = components.root(scripts.idOf(script));
            before.putIfAbsent(root, entity(root));
        }

        private Entity entity(int root) {
            return new Entity(
                    new EntityId(earliest.getOrDefault(root, scripts.script(root))),
                    components.size(root));
        }

        private void join(ScriptHash x, ScriptHash y) {
            int a = components.root(scripts.idOf(x));
            int b = components.root(scripts.idOf(y));
            if (a != b) {
                ScriptHash ea = earliest.getOrDefault(a, scripts.script(a));
                ScriptHash eb = earliest.getOrDefault(b, scripts.script(b));
                components.join(a, b);
                earliest.put(components.root(a), isEarlier(ea, eb) ? ea : eb);
            }
        }

        /** As entities are named: unpaid scripts last, and those by hash. */
        private boolean isEarlier(ScriptHash x, ScriptHash y) {
            FirstPayment fx = paid.get(x);
            FirstPayment fy = paid.get(y);
            if (fx == null) {
                return fy == null && x.compareTo(y) < 0;
            }
            if (fy == null) {
                return true;
            }
            int c = fx.compareTo(fy);
            return c == 0 ? x.compareTo(y) < 0 : c < 0;
        }
    }
}
