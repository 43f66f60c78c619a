package tracer.entity;

import java.util.List;
import java.util.Map;
import tracer.ledger.ChainTip;
import tracer.ledger.ScriptHash;

/**
 * Who belongs together, as computed from the evidence up to a tip.
 *
 * @param members the entity of every script that shares an owner with another; scripts alone are
 *     absent
 * @param derived evidence that follows from the scripts themselves and not from a transaction
 *     ({@link Rule#SAME_KEY}), in order
 */
public record Partition(
        Map<ScriptHash, EntityId> members, List<Evidence> derived, ChainTip computedAt) {
    public Partition {
        members = Map.copyOf(members);
        derived = List.copyOf(derived);
    }
}
