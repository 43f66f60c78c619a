package tracer.entity;

import java.util.List;
import java.util.Map;
import tracer.ledger.ScriptHash;
import tracer.problem.DataGap;

/** Why two scripts are believed to have one owner, or that nothing says so. */
public sealed interface EntityExplanation {
    /** It is one and the same script. */
    record OneScript() implements EntityExplanation {}

    /** No evidence joins them. That is no proof of two owners. */
    record Apart() implements EntityExplanation {}

    /**
     * The chain of evidence from one to the other whose weakest step is strongest, and of those a
     * shortest; each step is one edge.
     */
    record Joined(Entity entity, List<Step> steps) implements EntityExplanation {
        public Joined {
            steps = List.copyOf(steps);
        }

        /** Confidence of the weakest step: a grade, not a probability. */
        public int confidence() {
            return steps.stream()
                    .mapToInt(s -> s.evidence().rule().confidence())
                    .min()
                    .orElseThrow();
        }
    }

    /** One edge, in the direction in which it is walked. */
    record Step(ScriptHash from, ScriptHash to, Evidence evidence) {}

    /**
     * Looks through the evidence of the entity that both belong to; the same question gives the
     * same chain.
     *
     * @throws tracer.problem.LimitExceeded if the entity has more evidence than {@link
     *     EntityEvidence#MOST_EVIDENCE}
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
        return EntityEvidence.of(store, entity)
                .chain(from, to)
                .<EntityExplanation>map(steps -> new Joined(entity, steps))
                .orElseThrow(() ->
                        new DataGap(
                                "evidence of entity %s has changed since it was computed; compute the entities again"
                                        .formatted(entity.id())));
    }
}
