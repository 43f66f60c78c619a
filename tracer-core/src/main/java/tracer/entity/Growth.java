package tracer.entity;

import java.util.List;
import java.util.Map;
import tracer.ledger.ScriptHash;

/**
 * What a stored partition becomes as blocks arrive on top.
 *
 * @param computed what it is true for afterwards
 * @param absorbed entities whose members all belong to another now, by their names; they end
 * @param joined scripts that stood alone, with the entity that they belong to now
 * @param resized every entity that has grown or is new, with its size now
 * @param derived what is derived besides what was before
 * @param quarantined all that is held back now
 */
public record Growth(
        Computed computed,
        Map<EntityId, EntityId> absorbed,
        Map<ScriptHash, EntityId> joined,
        List<Entity> resized,
        List<Evidence> derived,
        List<Quarantined> quarantined) {
    public Growth {
        absorbed = Map.copyOf(absorbed);
        joined = Map.copyOf(joined);
        resized = List.copyOf(resized);
        derived = List.copyOf(derived);
        quarantined = List.copyOf(quarantined);
    }
}
