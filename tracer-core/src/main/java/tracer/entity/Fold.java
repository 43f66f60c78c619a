package tracer.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
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
    private final EntitySettings settings;
    private final Map<TxId, Verdict> rulings;

    /** The number of the actor that a script is labelled as; below 0 if of none. */
    private final IntUnaryOperator actorOf;

    private final Components components = new Components();
    private final Map<Integer, Integer> actorAtRoot = new HashMap<>();
    private final List<Held> held = new ArrayList<>();

    /**
     * Evidence that does not count yet.
     *
     * @param scripts one of each part that it would join
     * @param sizes of the parts when it was held back
     */
    private record Held(
            TxId transaction,
            int height,
            Reason reason,
            List<Integer> scripts,
            List<Integer> sizes) {
        Quarantined told(IntFunction<ScriptHash> scriptOf) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < scripts.size(); i++) {
                parts.add(new Part(scriptOf.apply(scripts.get(i)), sizes.get(i)));
            }
            return new Quarantined(transaction, height, reason, parts);
        }
    }

    Fold(EntitySettings settings, Map<TxId, Verdict> rulings, IntUnaryOperator actorOf) {
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

    /** Takes up what an earlier fold held back; in order, before anything is applied. */
    void restore(Quarantined q, ToIntFunction<ScriptHash> numberOf) {
        held.add(
                new Held(
                        q.transaction(),
                        q.height(),
                        q.reason(),
                        q.parts().stream().map(p -> numberOf.applyAsInt(p.script())).toList(),
                        q.parts().stream().map(Part::members).toList()));
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
            if (actors(roots) > 1) {
                hold(group, Reason.TWO_ACTORS, roots);
                return;
            }
            int[] large = only(roots, r -> components.size(r) >= settings.large());
            if (large.length > 1 && !isConfirmed(large, Reason.TWO_LARGE)) {
                hold(group, Reason.TWO_LARGE, roots);
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
            if (actors(roots) > 1) {
                hold(group, Reason.TWO_ACTORS, roots);
                return;
            }
            boolean joinsEntities = components.size(components.root(group.to(edge))) > 1;
            if (joinsEntities && !isConfirmed(roots, Reason.CHANGE_BETWEEN_ENTITIES)) {
                hold(group, Reason.CHANGE_BETWEEN_ENTITIES, roots);
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
        return Arrays.stream(edges).map(components::root).sorted().distinct().toArray();
    }

    private static int[] only(int[] roots, IntPredicate holds) {
        return Arrays.stream(roots).filter(holds).toArray();
    }

    private int actors(int[] roots) {
        return (int)
                Arrays.stream(roots)
                        .map(this::actorAt)
                        .filter(actor -> actor >= 0)
                        .distinct()
                        .count();
    }

    private int actorAt(int root) {
        Integer known = actorAtRoot.get(root);
        return known != null ? known : actorOf.applyAsInt(root);
    }

    /**
     * Whether another transaction that is held back already joins these parts: then it counts too.
     */
    private boolean isConfirmed(int[] parts, Reason reason) {
        for (int i = 0; i < held.size(); i++) {
            Held earlier = held.get(i);
            if (earlier.reason() == reason && joins(earlier, parts)) {
                held.remove(i);
                earlier.scripts().forEach(s -> join(earlier.scripts().getFirst(), s));
                return true;
            }
        }
        return false;
    }

    private boolean joins(Held earlier, int[] parts) {
        Set<Integer> roots = new HashSet<>();
        earlier.scripts().forEach(s -> roots.add(components.root(s)));
        return Arrays.stream(parts).allMatch(roots::contains);
    }

    private void hold(EvidenceGroup group, Reason reason, int[] roots) {
        held.add(
                new Held(
                        group.transaction(),
                        group.height(),
                        reason,
                        Arrays.stream(roots).boxed().toList(),
                        Arrays.stream(roots).map(components::size).boxed().toList()));
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
