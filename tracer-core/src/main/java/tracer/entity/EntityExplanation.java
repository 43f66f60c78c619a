package tracer.entity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.ledger.ScriptHash;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;

/** Why two scripts are believed to have one owner, or that nothing says so. */
public sealed interface EntityExplanation {
    /** Edges looked through at most; each takes some hundred bytes while it is. */
    int MOST_EVIDENCE = 1_000_000;

    /** It is one and the same script. */
    record OneScript() implements EntityExplanation {}

    /** No evidence joins them. That is no proof of two owners. */
    record Apart() implements EntityExplanation {}

    /** A shortest chain of evidence from one to the other; each step is one edge. */
    record Joined(Entity entity, List<Step> steps) implements EntityExplanation {
        public Joined {
            steps = List.copyOf(steps);
        }
    }

    /** One edge, in the direction in which it is walked. */
    record Step(ScriptHash from, ScriptHash to, Evidence evidence) {}

    /**
     * Breadth-first search over the evidence of the entity that both belong to; the same question
     * gives the same chain. Time and memory grow with that entity's evidence.
     *
     * @throws LimitExceeded if the entity has more evidence than {@link #MOST_EVIDENCE}
     * @throws DataGap if the entities are out of date against the evidence
     */
    static EntityExplanation between(EntityStore store, ScriptHash from, ScriptHash to) {
        if (from.equals(to)) {
            return new OneScript();
        }
        Map<ScriptHash, Entity> entities = store.entitiesOf(List.of(from, to));
        Entity entity = entities.get(from);
        if (entity == null || !entity.equals(entities.get(to))) {
            return new Apart();
        }
        List<Evidence> evidence = store.evidence(entity.id(), MOST_EVIDENCE + 1);
        if (evidence.size() > MOST_EVIDENCE) {
            throw new LimitExceeded(
                    "entity %s rests on more than %d pieces of evidence; a chain between two of its members is not looked for"
                            .formatted(entity.id(), MOST_EVIDENCE));
        }
        return new Joined(entity, path(evidence, entity, from, to));
    }

    private static List<Step> path(
            List<Evidence> evidence, Entity entity, ScriptHash from, ScriptHash to) {
        Map<ScriptHash, List<Evidence>> edges = new HashMap<>();
        for (Evidence e : evidence) {
            edges.computeIfAbsent(e.a(), s -> new ArrayList<>()).add(e);
            edges.computeIfAbsent(e.b(), s -> new ArrayList<>()).add(e);
        }
        Map<ScriptHash, Step> reachedBy = new HashMap<>();
        Deque<ScriptHash> frontier = new ArrayDeque<>(List.of(from));
        while (!frontier.isEmpty() && !reachedBy.containsKey(to)) {
            ScriptHash at = frontier.remove();
            for (Evidence e : edges.getOrDefault(at, List.of())) {
                ScriptHash next = e.a().equals(at) ? e.b() : e.a();
                if (!next.equals(from)
                        && reachedBy.putIfAbsent(next, new Step(at, next, e)) == null) {
                    frontier.add(next);
                }
            }
        }
        Deque<Step> steps = new ArrayDeque<>();
        ScriptHash at = to;
        while (!at.equals(from)) {
            Step step = reachedBy.get(at);
            if (step == null) {
                throw new DataGap(
                        "evidence of entity %s has changed since it was computed; compute the entities again"
                                .formatted(entity.id()));
            }
            steps.addFirst(step);
            at = step.from();
        }
        return List.copyOf(steps);
    }
}
