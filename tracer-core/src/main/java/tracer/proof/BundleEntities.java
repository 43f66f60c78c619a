package tracer.proof;

import java.util.List;
import java.util.stream.Stream;
import tracer.entity.CoSpend;
import tracer.entity.Computed;
import tracer.entity.EntitySettings;
import tracer.entity.EntityStore;
import tracer.entity.Evidence;
import tracer.entity.Partition;
import tracer.entity.Quarantined;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainTip;
import tracer.memory.MemoryLedger;

/** The memberships of a bundle as a store that answers what a trace asks of entities. */
record BundleEntities(List<Membership> memberships, Computed computed) implements Partition {

    /** A store that knows these memberships and nothing else. */
    static EntityStore store(BitcoinChain chain, List<Membership> memberships, ChainTip tip) {
        MemoryLedger store = new MemoryLedger(chain, new CoSpend());
        store.replacePartition(
                new BundleEntities(memberships, new Computed(tip, EntitySettings.DEFAULT, "")));
        return store;
    }

    @Override
    public long memberCount() {
        return memberships.size();
    }

    @Override
    public long entityCount() {
        return ids().count();
    }

    private Stream<Object> ids() {
        return memberships.stream().<Object>map(m -> m.entity().id()).distinct();
    }

    @Override
    public void forEachMember(MemberConsumer consumer) {
        memberships.forEach(m -> consumer.accept(m.script(), m.entity()));
    }

    @Override
    public List<Evidence> derived() {
        return List.of();
    }

    @Override
    public List<Quarantined> quarantined() {
        return List.of();
    }
}
