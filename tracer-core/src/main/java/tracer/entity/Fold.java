package tracer.entity;

import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import tracer.entity.Quarantined.Part;
import tracer.entity.Quarantined.Reason;
import tracer.entity.Ruling.Verdict;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/**
 * Joins scripts by evidence, transaction by transaction in chain order, and holds back what must
 * not be joined without a question. The order is part of the definition: the same evidence gives
 * the same entities however it arrived, since it is always folded in this order.
 *
 * <p>Within a transaction identities come first and always count; then co-spends; then change.
 */
final class Fold {
    private static final int NONE = -1;

    private final EntitySettings settings;
    private final Map<TxId, Verdict> rulings;

    /** The number of the actor that a script is labelled as, below 0 if of none. */
    private final Optional<IntUnaryOperator> actorOf;

    private final Components components = new Components();
    private final Map<Integer, Integer> actorAtRoot = new HashMap<>();
    private final List<Held> held = new ArrayList<>();

    /**
     * Evidence that does not count yet.
     *
     * @param sides what it would join
     */
    private record Held(TxId transaction, int height, Reason reason, List<Side> sides) {
        Quarantined told(IntFunction<ScriptHash> scriptOf) {
            return new Quarantined(
                    transaction,
                    height,
                    reason,
                    sides.stream().map(side -> side.told(scriptOf)).sorted().toList());
        }

        List<Integer> scripts() {
            return sides.stream().map(side -> side.scripts().getFirst()).toList();
        }
    }

    /**
     * One of the entities that evidence would join.
     *
     * @param scripts those of it that the evidence names
     * @param members how many it had when the evidence was held back
     */
    private record Side(List<Integer> scripts, int members) {
        /** Named by a script that does not depend on how scripts are numbered. */
        Part told(IntFunction<ScriptHash> scriptOf) {
            return new Part(
                    scripts.stream().map(scriptOf::apply).min(naturalOrder()).orElseThrow(),
                    members);
        }
    }

    /**
     * @param actorOf empty if no script is labelled
     */
    Fold(EntitySettings settings, Map<TxId, Verdict> rulings, Optional<IntUnaryOperator> actorOf) {
        this.settings = settings;
        this.rulings = rulings;
        this.actorOf = actorOf;
    }

    Components components() {
        return components;
    }

    /** Lets a number stand for an entity of so many scripts, before anything is applied. */
    void stand(int number, int members) {
        components.stand(number, members);
    }

    /** Lets a number be one of those that another stands for, before anything is applied. */
    void count(int number, int standing) {
        components.count(number, standing);
    }

    /** Takes up what an earlier fold held back; in order, before anything is applied. */
    void restore(Quarantined q, ToIntFunction<ScriptHash> numberOf) {
        held.add(
                new Held(
                        q.transaction(),
                        q.height(),
                        q.reason(),
                        q.parts().stream()
                                .map(p ->
                                        new Side(
                                                List.of(numberOf.applyAsInt(p.script())),
                                                p.members()))
                                .toList()));
    }

    void apply(EvidenceGroup group) {
        Verdict verdict = rulings.get(group.transaction());
        joinIdentities(group);
        if (verdict == Verdict.LEFT_OUT) {
            return;
        }
        boolean isAccepted = verdict == Verdict.ACCEPTED;
        joinSpends(group, isAccepted);
        for (int e = 0; e < group.size(); e++) {
            if (group.rule(e) == Rule.CHANGE && settings.counts(Rule.CHANGE)) {
                joinChange(group, e, isAccepted);
            }
        }
    }

    /** What is still held back, in order. */
    List<Quarantined> quarantined(IntFunction<ScriptHash> scriptOf) {
        return held.stream().map(h -> h.told(scriptOf)).sorted().toList();
    }

    private void joinIdentities(EvidenceGroup group) {
        for (int e = 0; e < group.size(); e++) {
            if (group.rule(e).isIdentity()) {
                join(group.from(e), group.to(e));
            }
        }
    }

    private void joinSpends(EvidenceGroup group, boolean isAccepted) {
        int[] edges = spends(group);
        if (edges.length == 0) {
            return;
        }
        int[] roots = roots(edges);
        if (roots.length > 1 && !isAccepted) {
            if (areOfTwoActors(roots)) {
                hold(group, Reason.TWO_ACTORS, edges, roots);
                return;
            }
            int[] large = large(roots);
            if (large.length > 1 && !isConfirmed(large, Reason.TWO_LARGE)) {
                hold(group, Reason.TWO_LARGE, edges, roots);
                return;
            }
        }
        join(edges);
    }

    private void joinChange(EvidenceGroup group, int edge, boolean isAccepted) {
        int[] edges = {group.from(edge), group.to(edge)};
        int[] roots = roots(edges);
        if (roots.length < 2) {
            return;
        }
        if (!isAccepted) {
            if (areOfTwoActors(roots)) {
                hold(group, Reason.TWO_ACTORS, edges, roots);
                return;
            }
            boolean joinsEntities = components.size(components.root(group.to(edge))) > 1;
            if (joinsEntities && !isConfirmed(roots, Reason.CHANGE_BETWEEN_ENTITIES)) {
                hold(group, Reason.CHANGE_BETWEEN_ENTITIES, edges, roots);
                return;
            }
        }
        join(edges);
    }

    private int[] spends(EvidenceGroup group) {
        if (!settings.counts(Rule.CO_SPEND)) {
            return new int[0];
        }
        int[] edges = new int[2 * group.size()];
        int size = 0;
        for (int e = 0; e < group.size(); e++) {
            if (group.rule(e) == Rule.CO_SPEND) {
                edges[size++] = group.from(e);
                edges[size++] = group.to(e);
            }
        }
        return Arrays.copyOf(edges, size);
    }

    /** The different components that edges touch, ascending. */
    private int[] roots(int[] edges) {
        int[] roots = new int[edges.length];
        for (int i = 0; i < edges.length; i++) {
            roots[i] = components.root(edges[i]);
        }
        Arrays.sort(roots);
        int different = 1;
        for (int i = 1; i < roots.length; i++) {
            if (roots[i] != roots[i - 1]) {
                roots[different++] = roots[i];
            }
        }
        return Arrays.copyOf(roots, different);
    }

    private int[] large(int[] roots) {
        int[] large = new int[roots.length];
        int count = 0;
        for (int root : roots) {
            if (components.size(root) >= settings.large()) {
                large[count++] = root;
            }
        }
        return Arrays.copyOf(large, count);
    }

    private boolean areOfTwoActors(int[] roots) {
        int known = NONE;
        for (int root : roots) {
            int actor = actorAt(root);
            if (known >= 0 && actor >= 0 && actor != known) {
                return true;
            }
            known = Math.max(known, actor);
        }
        return false;
    }

    private int actorAt(int root) {
        if (actorOf.isEmpty()) {
            return NONE;
        }
        Integer known = actorAtRoot.get(root);
        return known != null ? known : actorOf.get().applyAsInt(root);
    }

    /**
     * Whether transactions that are held back already join these parts: then they count too, all of
     * them, so that it does not matter in which order they stand.
     */
    private boolean isConfirmed(int[] parts, Reason reason) {
        List<Held> saying =
                held.stream().filter(h -> h.reason() == reason && joins(h, parts)).toList();
        held.removeAll(saying);
        saying.forEach(h -> h.scripts().forEach(s -> join(h.scripts().getFirst(), s)));
        return !saying.isEmpty();
    }

    private boolean joins(Held earlier, int[] parts) {
        Set<Integer> roots = new HashSet<>();
        earlier.scripts().forEach(s -> roots.add(components.root(s)));
        return Arrays.stream(parts).allMatch(roots::contains);
    }

    private void hold(EvidenceGroup group, Reason reason, int[] edges, int[] roots) {
        List<Side> sides =
                Arrays.stream(roots)
                        .mapToObj(root -> new Side(endsIn(root, edges), components.size(root)))
                        .toList();
        held.add(new Held(group.transaction(), group.height(), reason, sides));
    }

    private List<Integer> endsIn(int root, int[] edges) {
        return Arrays.stream(edges)
                .filter(end -> components.root(end) == root)
                .distinct()
                .boxed()
                .toList();
    }

    private void join(int[] edges) {
        for (int i = 0; i < edges.length; i += 2) {
            join(edges[i], edges[i + 1]);
        }
    }

    private void join(int x, int y) {
        int a = components.root(x);
        int b = components.root(y);
        if (a == b) {
            return;
        }
        int actor = Math.max(actorAt(a), actorAt(b));
        components.join(a, b);
        if (actor >= 0) {
            actorAtRoot.put(components.root(a), actor);
        }
    }
}
