package tracer.entity;

import java.util.List;
import tracer.ledger.ScriptHash;

/** A partition in arrays: members in the order in which they are handed over. */
final class CompactPartition implements Partition {
    private final ScriptTable scripts;
    private final Components components;

    /** The number of each component's earliest member, at its root. */
    private final int[] earliest;

    private final int[] members;
    private final int entities;
    private final List<Evidence> derived;
    private final List<Quarantined> quarantined;
    private final Computed computed;

    CompactPartition(
            Computed computed,
            ScriptTable scripts,
            Components components,
            int[] earliest,
            List<Evidence> derived,
            List<Quarantined> quarantined) {
        this.scripts = scripts;
        this.components = components;
        this.earliest = earliest;
        this.derived = List.copyOf(derived);
        this.computed = computed;
        this.quarantined = List.copyOf(quarantined);
        int[] byHash = scripts.idsByHash();
        int[] next = new int[byHash.length];
        int offset = 0;
        int found = 0;
        for (int id : byHash) {
            int root = components.root(id);
            if (earliest[root] == id && components.size(root) > 1) {
                next[root] = offset;
                offset += components.size(root);
                found++;
            }
        }
        members = new int[offset];
        entities = found;
        for (int id : byHash) {
            int root = components.root(id);
            if (components.size(root) > 1) {
                members[next[root]++] = id;
            }
        }
    }

    @Override
    public Computed computed() {
        return computed;
    }

    @Override
    public long memberCount() {
        return members.length;
    }

    @Override
    public long entityCount() {
        return entities;
    }

    @Override
    public void forEachMember(MemberConsumer consumer) {
        int i = 0;
        while (i < members.length) {
            int root = components.root(members[i]);
            ScriptHash name = scripts.script(earliest[root]);
            Entity entity = new Entity(new EntityId(name), components.size(root));
            for (int end = i + components.size(root); i < end; i++) {
                consumer.accept(scripts.script(members[i]), entity);
            }
        }
    }

    @Override
    public List<Evidence> derived() {
        return derived;
    }

    @Override
    public List<Quarantined> quarantined() {
        return quarantined;
    }
}
