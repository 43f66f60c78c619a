package tracer.flow;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.entity.Entity;
import tracer.entity.EntityStore;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PaymentCount;
import tracer.ledger.ScriptHash;

/**
 * Tells which outputs are held by a hub or by an entity that is too large. For one answer: each
 * script is asked about once. Payments are counted as the store has them at that moment, so blocks
 * that arrive meanwhile count. Not thread-safe.
 */
public final class Crowds {
    private final Guards guards;
    private final LedgerSource ledger;
    private final EntityStore entities;
    private final Set<ScriptHash> asked = new HashSet<>();
    private final Map<ScriptHash, TraceEnd> ends = new HashMap<>();

    public Crowds(Guards guards, LedgerSource ledger, EntityStore entities) {
        this.guards = guards;
        this.ledger = ledger;
        this.entities = entities;
    }

    /** Why value is not followed on from these outputs. Asks the stores at most once each. */
    public Map<OutPoint, TraceEnd> of(Map<OutPoint, Output> outputs) {
        Map<OutPoint, TraceEnd> found = new HashMap<>();
        if (guards.payments().isEmpty() && guards.members().isEmpty()) {
            return found;
        }
        ask(
                outputs.values().stream()
                        .map(o -> o.script().hash())
                        .filter(s -> !asked.contains(s))
                        .collect(Collectors.toSet()));
        outputs.forEach((at, output) ->
                Optional.ofNullable(ends.get(output.script().hash()))
                        .ifPresent(end -> found.put(at, end)));
        return found;
    }

    private void ask(Collection<ScriptHash> scripts) {
        asked.addAll(scripts);
        if (scripts.isEmpty()) {
            return;
        }
        if (guards.members().isPresent()) {
            entities.entitiesOf(scripts)
                    .forEach((script, entity) ->
                            large(entity).ifPresent(end -> ends.put(script, end)));
        }
        if (guards.payments().isPresent()) {
            Map<ScriptHash, PaymentCount> hubs =
                    ledger.paidMoreThan(guards.payments().getAsInt(), scripts);
            hubs.forEach((script, count) -> ends.putIfAbsent(script, new TraceEnd.Hub(count)));
        }
    }

    private Optional<TraceEnd> large(Entity entity) {
        return entity.members() > guards.members().orElse(Integer.MAX_VALUE)
                ? Optional.of(new TraceEnd.LargeEntity(entity))
                : Optional.empty();
    }
}
