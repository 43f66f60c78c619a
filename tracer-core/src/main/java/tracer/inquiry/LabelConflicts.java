package tracer.inquiry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tracer.attribution.Actor;
import tracer.attribution.Conflict;
import tracer.attribution.Label;
import tracer.attribution.LabelArchive;
import tracer.attribution.LabelStore;
import tracer.attribution.SubjectKey;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.EntityStore;
import tracer.ledger.ScriptHash;

/**
 * Finds addresses and entities for which labels name different parties. An entity's conflict may
 * mean that a label is wrong, or that two owners were merged.
 */
public final class LabelConflicts {
    private static final int PAGE = 2_000;

    /** So many labels of one entity are kept for its conflict. */
    private static final int MOST_OF_ENTITY = 50;

    private final LabelStore labels;
    private final LabelArchive archive;
    private final EntityStore entities;

    public LabelConflicts(LabelStore labels, LabelArchive archive, EntityStore entities) {
        this.labels = labels;
        this.archive = archive;
        this.entities = entities;
    }

    /**
     * A conflict and where it is.
     *
     * @param entity if it is among the members of one, and not at one address
     */
    public record Found(Optional<EntityId> entity, Conflict conflict) {}

    /** Hands on all conflicts: those of addresses in the order of keys, then those of entities. */
    public void find(Consumer<Found> to) {
        Map<EntityId, Map<String, List<Label>>> byEntity = new TreeMap<>();
        Map<String, List<Actor>> actors = new LinkedHashMap<>();
        Optional<SubjectKey> after = Optional.empty();
        List<SubjectKey> page = archive.subjects(after, PAGE);
        while (!page.isEmpty()) {
            Map<SubjectKey, List<Label>> found = labels.labelsAt(page);
            learn(actors, found.values());
            for (SubjectKey key : page) {
                Conflict.among(found.getOrDefault(key, List.of()), actors)
                        .ifPresent(c -> to.accept(new Found(Optional.empty(), c)));
            }
            note(byEntity, found.values(), actors);
            page = archive.subjects(Optional.of(page.getLast()), PAGE);
        }
        byEntity.forEach((id, sides) -> {
            Set<SubjectKey> where = new HashSet<>();
            List<Label> all = new ArrayList<>();
            sides.values()
                    .forEach(of ->
                            of.forEach(l -> {
                                where.add(l.subject().key());
                                all.add(l);
                            }));
            if (where.size() > 1) {
                Conflict.among(all, actors)
                        .ifPresent(c -> to.accept(new Found(Optional.of(id), c)));
            }
        });
    }

    private void learn(Map<String, List<Actor>> actors, Collection<List<Label>> found) {
        Set<String> ids = new HashSet<>();
        found.forEach(of -> of.forEach(l -> l.actor().ifPresent(ids::add)));
        ids.removeAll(actors.keySet());
        actors.putAll(labels.actors(ids));
    }

    private void note(
            Map<EntityId, Map<String, List<Label>>> byEntity,
            Collection<List<Label>> found,
            Map<String, List<Actor>> actors) {
        Set<ScriptHash> scripts = new HashSet<>();
        found.forEach(of -> of.forEach(l -> l.script().ifPresent(scripts::add)));
        Map<ScriptHash, Entity> holders =
                scripts.isEmpty() ? Map.of() : entities.entitiesOf(scripts);
        found.forEach(of ->
                of.forEach(label -> {
                    Entity entity = label.script().map(holders::get).orElse(null);
                    if (entity != null) {
                        List<Label> side =
                                byEntity.computeIfAbsent(entity.id(), k -> new TreeMap<>())
                                        .computeIfAbsent(
                                                Conflict.key(label, actors),
                                                k -> new ArrayList<>());
                        if (side.size() < MOST_OF_ENTITY) {
                            side.add(label);
                        }
                    }
                }));
    }
}
