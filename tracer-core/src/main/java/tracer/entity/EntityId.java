package tracer.entity;

import tracer.ledger.ScriptHash;

/**
 * Name of an entity: its earliest member on the active chain, by height, position and output index
 * of the first payment to it. Members whose payments are not stored come last, by hash.
 */
public record EntityId(ScriptHash earliest) implements Comparable<EntityId> {
    @Override
    public int compareTo(EntityId o) {
        return earliest.compareTo(o.earliest);
    }

    @Override
    public String toString() {
        return earliest.toString();
    }
}
