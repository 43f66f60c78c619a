package tracer.entity;

import java.util.List;
import tracer.ledger.ChainTip;
import tracer.ledger.ScriptHash;

/**
 * Who belongs together, as computed from the evidence up to a tip. Handed over member by member,
 * since that of a whole chain fits in compact arrays but not in a map of objects.
 */
public interface Partition {
    /** What it is true for. */
    Computed computed();

    /** The tip of the ledger that the evidence was read from. */
    default ChainTip computedAt() {
        return computed().at();
    }

    /** How many scripts {@link #forEachMember} hands over. */
    long memberCount();

    /** How many entities those belong to. */
    long entityCount();

    /** How many times two entities, or scripts still alone, became one. */
    default long merges() {
        return memberCount() - entityCount();
    }

    /**
     * Every script that shares an owner with another, once: entity by entity, ascending by id, the
     * members of each ascending by hash. Can be called repeatedly.
     */
    void forEachMember(MemberConsumer consumer);

    /**
     * Evidence that was drawn when the partition was computed, not when its transaction arrived: of
     * all rules but {@link Rule#CO_SPEND}, in order.
     */
    List<Evidence> derived();

    /** What is held back, in order. */
    List<Quarantined> quarantined();

    /** Receives a script and the entity that it belongs to. */
    @FunctionalInterface
    interface MemberConsumer {
        void accept(ScriptHash member, Entity entity);
    }
}
