package tracer.entity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tracer.entity.EntityExplanation.Step;
import tracer.entity.Quarantined.Reason;
import tracer.entity.Ruling.Verdict;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.problem.LimitExceeded;

/**
 * The evidence that one entity rests on, to be asked about. Evidence that is held back, left out by
 * a ruling or below the threshold is not among it. Time and memory of every question grow with it.
 */
public final class EntityEvidence {
    /** Edges looked through at most; each takes some hundred bytes while it is. */
    public static final int MOST_EVIDENCE = 1_000_000;

    private final List<Evidence> evidence;

    private EntityEvidence(List<Evidence> evidence) {
        this.evidence = evidence;
    }

    /**
     * @throws LimitExceeded if there is more of it than {@link #MOST_EVIDENCE}
     */
    public static EntityEvidence of(EntityStore store, Entity entity) {
        List<Evidence> all = store.evidence(entity.id(), MOST_EVIDENCE + 1);
        if (all.size() > MOST_EVIDENCE) {
            throw new LimitExceeded(
                    "entity %s rests on more than %d pieces of evidence; they are not looked through one by one"
                            .formatted(entity.id(), MOST_EVIDENCE));
        }
        Predicate<Evidence> counts = counting(store);
        return new EntityEvidence(all.stream().filter(counts).toList());
    }

    private static Predicate<Evidence> counting(EntityStore store) {
        EntitySettings settings = store.computed().map(Computed::by).orElse(EntitySettings.DEFAULT);
        Map<TxId, Verdict> verdicts =
                new ClusteringRequest(settings, store.rulings(), Map.of()).verdicts();
        Map<TxId, Reason> held = new HashMap<>();
        store.quarantined(Integer.MAX_VALUE).forEach(q -> held.put(q.transaction(), q.reason()));
        return e ->
                e.rule().isIdentity()
                        || (settings.counts(e.rule())
                                && verdicts.get(e.transaction()) != Verdict.LEFT_OUT
                                && !isHeld(e, held.get(e.transaction())));
    }

    private static boolean isHeld(Evidence e, @Nullable Reason reason) {
        return reason != null
                && switch (reason) {
                    case TWO_LARGE -> e.rule() == Rule.CO_SPEND;
                    case CHANGE_BETWEEN_ENTITIES -> e.rule() == Rule.CHANGE;
                    case TWO_ACTORS -> true;
                };
    }

    /** In order. */
    public List<Evidence> all() {
        return evidence;
    }

    /**
     * The chain of evidence from one script to another whose weakest step is strongest; of several
     * the shortest. Never a product of confidences, since the edges depend on each other. Empty if
     * none leads there.
     */
    public Optional<List<Step>> chain(ScriptHash from, ScriptHash to) {
        TreeSet<Integer> levels = new TreeSet<>(Comparator.reverseOrder());
        evidence.forEach(e -> levels.add(e.rule().confidence()));
        for (int level : levels) {
            Optional<List<Step>> found =
                    shortest(edges(e -> e.rule().confidence() >= level), from, to);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * The parts that its scripts fall into if only some of the evidence counts, largest first, each
     * in order; scripts that no such evidence touches are parts of one.
     */
    public List<List<ScriptHash>> parts(Predicate<Evidence> counts) {
        Map<ScriptHash, List<Evidence>> edges = edges(counts);
        Set<ScriptHash> all = new TreeSet<>();
        evidence.forEach(e -> {
            all.add(e.a());
            all.add(e.b());
        });
        Set<ScriptHash> seen = new HashSet<>();
        List<List<ScriptHash>> parts = new ArrayList<>();
        for (ScriptHash script : all) {
            if (!seen.contains(script)) {
                parts.add(reached(edges, script, seen));
            }
        }
        parts.sort(
                Comparator.comparingInt((List<ScriptHash> part) -> -part.size())
                        .thenComparing(List::getFirst));
        return parts;
    }

    private static List<ScriptHash> reached(
            Map<ScriptHash, List<Evidence>> edges, ScriptHash from, Set<ScriptHash> seen) {
        TreeSet<ScriptHash> part = new TreeSet<>();
        Deque<ScriptHash> frontier = new ArrayDeque<>(List.of(from));
        seen.add(from);
        while (!frontier.isEmpty()) {
            ScriptHash at = frontier.remove();
            part.add(at);
            for (Evidence e : edges.getOrDefault(at, List.of())) {
                ScriptHash next = e.a().equals(at) ? e.b() : e.a();
                if (seen.add(next)) {
                    frontier.add(next);
                }
            }
        }
        return List.copyOf(part);
    }

    private Map<ScriptHash, List<Evidence>> edges(Predicate<Evidence> counts) {
        Map<ScriptHash, List<Evidence>> edges = new HashMap<>();
        for (Evidence e : evidence) {
            if (counts.test(e)) {
                edges.computeIfAbsent(e.a(), s -> new ArrayList<>()).add(e);
                edges.computeIfAbsent(e.b(), s -> new ArrayList<>()).add(e);
            }
        }
        return edges;
    }

    /** Breadth-first; the same question gives the same chain, since evidence is in order. */
    private static Optional<List<Step>> shortest(
            Map<ScriptHash, List<Evidence>> edges, ScriptHash from, ScriptHash to) {
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
        return reachedBy.containsKey(to)
                ? Optional.of(walked(reachedBy, from, to))
                : Optional.empty();
    }

    private static List<Step> walked(
            Map<ScriptHash, Step> reachedBy, ScriptHash from, ScriptHash to) {
        Deque<Step> steps = new ArrayDeque<>();
        ScriptHash at = to;
        while (!at.equals(from)) {
            Step step = Objects.requireNonNull(reachedBy.get(at));
            steps.addFirst(step);
            at = step.from();
        }
        return List.copyOf(steps);
    }

    /** Transactions whose evidence it is, each once, in order. */
    public Collection<TxId> transactions() {
        return evidence.stream().map(Evidence::transaction).distinct().toList();
    }
}
