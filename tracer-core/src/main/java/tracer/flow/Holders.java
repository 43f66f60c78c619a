package tracer.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.EntityStore;
import tracer.ledger.BitcoinChain;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;

/**
 * Tells which outputs a labelled party holds: by a label on the script's own address, or on that of
 * another script of its entity. For one answer: the labelled entities are gathered when they are
 * first needed, in time proportional to the number of labels. Not thread-safe.
 */
public final class Holders {
    private static final int PAGE = 10_000;

    private final LabelStore labels;
    private final EntityStore entities;
    private final BitcoinChain chain;
    private final Set<Category> categories;
    private final boolean throughEntities;
    private Optional<Map<EntityId, List<Label>>> gathered = Optional.empty();

    /**
     * @param categories labels of these are looked for
     * @param throughEntities whether a label also counts for the rest of its entity
     */
    public Holders(
            LabelStore labels,
            EntityStore entities,
            BitcoinChain chain,
            Set<Category> categories,
            boolean throughEntities) {
        this.labels = labels;
        this.entities = entities;
        this.chain = chain;
        this.categories = Set.copyOf(categories);
        this.throughEntities = throughEntities;
    }

    /** The outputs whose holders the rules stop at, with the labels that say so. */
    public Map<OutPoint, TraceEnd.AtService> of(Map<OutPoint, Output> outputs) {
        Map<OutPoint, TraceEnd.AtService> held = new HashMap<>();
        if (outputs.isEmpty() || categories.isEmpty()) {
            return held;
        }
        Map<OutPoint, Set<ScriptHash>> scripts = new LinkedHashMap<>();
        outputs.forEach((at, output) -> scripts.put(at, names(output.script())));
        Map<ScriptHash, List<Label>> direct = labels.labelsOf(union(scripts.values()));
        scripts.forEach((at, names) -> {
            List<Label> found = new ArrayList<>();
            names.forEach(name -> found.addAll(direct.getOrDefault(name, List.of())));
            stop(found, false).ifPresent(end -> held.put(at, end));
        });
        if (throughEntities) {
            scripts.keySet().removeAll(held.keySet());
            held.putAll(throughEntities(scripts));
        }
        return held;
    }

    private Map<OutPoint, TraceEnd.AtService> throughEntities(
            Map<OutPoint, Set<ScriptHash>> scripts) {
        Map<OutPoint, TraceEnd.AtService> held = new HashMap<>();
        Map<EntityId, List<Label>> byEntity = byEntity();
        if (scripts.isEmpty() || byEntity.isEmpty()) {
            return held;
        }
        Map<ScriptHash, Entity> owners = entities.entitiesOf(union(scripts.values()));
        scripts.forEach((at, names) -> {
            for (ScriptHash name : names) {
                Entity owner = owners.get(name);
                if (owner != null) {
                    stop(byEntity.getOrDefault(owner.id(), List.of()), true)
                            .ifPresent(end -> held.putIfAbsent(at, end));
                }
            }
        });
        return held;
    }

    private Optional<TraceEnd.AtService> stop(List<Label> found, boolean throughEntity) {
        List<Label> stopping = found.stream().filter(this::isWanted).toList();
        return stopping.isEmpty()
                ? Optional.empty()
                : Optional.of(new TraceEnd.AtService(stopping, throughEntity));
    }

    /** A bare key has the label of its hash: same key, same owner. */
    private Set<ScriptHash> names(Script script) {
        Set<ScriptHash> names = new LinkedHashSet<>();
        names.add(script.hash());
        script.address(chain).ifPresent(address -> names.add(address.script().hash()));
        return names;
    }

    private boolean isWanted(Label label) {
        return categories.contains(label.category());
    }

    private Map<EntityId, List<Label>> byEntity() {
        Map<EntityId, List<Label>> byEntity = gathered.orElseGet(this::gather);
        gathered = Optional.of(byEntity);
        return byEntity;
    }

    private Map<EntityId, List<Label>> gather() {
        Map<EntityId, List<Label>> byEntity = new HashMap<>();
        List<Label> page = labels.labels(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            List<Label> stopping = page.stream().filter(this::isWanted).toList();
            Map<ScriptHash, Entity> owners =
                    entities.entitiesOf(
                            stopping.stream()
                                    .flatMap(l -> l.script().stream())
                                    .distinct()
                                    .toList());
            for (Label label : stopping) {
                label.script()
                        .map(owners::get)
                        .ifPresent(owner ->
                                byEntity.computeIfAbsent(owner.id(), id -> new ArrayList<>())
                                        .add(label));
            }
            page = labels.labels(Optional.of(page.getLast()), PAGE);
        }
        return byEntity;
    }

    private static Collection<ScriptHash> union(Collection<Set<ScriptHash>> sets) {
        Set<ScriptHash> union = new LinkedHashSet<>();
        sets.forEach(union::addAll);
        return union;
    }
}
