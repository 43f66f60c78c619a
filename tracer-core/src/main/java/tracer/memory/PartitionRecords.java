package tracer.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.entity.Computed;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.EntitySettings;
import tracer.entity.Evidence;
import tracer.entity.Growth;
import tracer.entity.Partition;
import tracer.entity.Quarantined;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** A partition as stored; never changed once made. */
final class PartitionRecords {
    static final PartitionRecords NONE = new PartitionRecords();

    final Optional<Computed> computed;
    final EntitySettings settings;
    final List<Quarantined> quarantined;
    final EvidenceRecords derived = new EvidenceRecords();
    private final Map<ScriptHash, Entity> entityOf = new HashMap<>();
    private final NavigableMap<EntityId, NavigableSet<ScriptHash>> members = new TreeMap<>();

    private PartitionRecords() {
        computed = Optional.empty();
        settings = EntitySettings.DEFAULT;
        quarantined = List.of();
    }

    /** The same members, computed for no height any more. */
    private PartitionRecords(PartitionRecords outdated) {
        computed = Optional.empty();
        settings = outdated.settings;
        quarantined = outdated.quarantined;
        entityOf.putAll(outdated.entityOf);
        members.putAll(outdated.members);
        derived.putAll(outdated.derived);
    }

    /** Itself, or if the ledger changed at or below its height, as computed for none. */
    PartitionRecords untouchedFrom(int lowest) {
        return computed.filter(c -> c.at().height() >= lowest).isPresent()
                ? new PartitionRecords(this)
                : this;
    }

    PartitionRecords(Partition partition) {
        computed = Optional.of(partition.computed());
        settings = partition.computed().by();
        quarantined = partition.quarantined();
        partition.forEachMember((member, entity) -> {
            entityOf.put(member, entity);
            members.computeIfAbsent(entity.id(), id -> new TreeSet<>()).add(member);
        });
        Map<TxId, List<Evidence>> byTransaction = new TreeMap<>();
        partition
                .derived()
                .forEach(e ->
                        byTransaction
                                .computeIfAbsent(e.transaction(), t -> new ArrayList<>())
                                .add(e));
        byTransaction.forEach((t, edges) -> derived.replace(t, edges, new Undo()));
    }

    private PartitionRecords(PartitionRecords before, Growth growth) {
        computed = Optional.of(growth.computed());
        settings = growth.computed().by();
        quarantined = growth.quarantined();
        derived.putAll(before.derived);
        Map<TxId, List<Evidence>> more = new TreeMap<>();
        growth.derived()
                .forEach(e -> more.computeIfAbsent(e.transaction(), t -> new ArrayList<>()).add(e));
        more.forEach((t, edges) -> derived.replace(t, edges, new Undo()));
        before.members.forEach((id, all) ->
                members.computeIfAbsent(
                                growth.absorbed().getOrDefault(id, id), none -> new TreeSet<>())
                        .addAll(all));
        growth.joined()
                .forEach((script, id) ->
                        members.computeIfAbsent(id, none -> new TreeSet<>()).add(script));
        members.forEach((id, all) -> {
            Entity entity = new Entity(id, all.size());
            all.forEach(script -> entityOf.put(script, entity));
        });
        growth.resized()
                .forEach(e -> {
                    if (members(e.id()).size() != e.members()) {
                        throw new IllegalStateException(
                                "entity %s has %d members, not %d"
                                        .formatted(e.id(), members(e.id()).size(), e.members()));
                    }
                });
    }

    PartitionRecords extendedBy(Growth growth) {
        return new PartitionRecords(this, growth);
    }

    Optional<Entity> entityOf(ScriptHash script) {
        return Optional.ofNullable(entityOf.get(script));
    }

    Optional<Entity> entity(EntityId id) {
        return members.containsKey(id) ? entityOf(id.earliest()) : Optional.empty();
    }

    NavigableSet<ScriptHash> members(EntityId id) {
        return members.getOrDefault(id, Collections.emptyNavigableSet());
    }

    List<Entity> entities(Optional<EntityId> after, int atMost) {
        return after.map(id -> members.tailMap(id, false)).orElse(members).keySet().stream()
                .limit(atMost)
                .map(id -> entity(id).orElseThrow())
                .toList();
    }
}
