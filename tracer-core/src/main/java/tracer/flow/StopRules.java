package tracer.flow;

import java.util.Set;
import java.util.TreeSet;
import tracer.attribution.Category;
import tracer.problem.BadInput;

/**
 * Where a trace ends although the chain goes on, since the chain no longer shows whose value
 * leaves. A sanction is no such reason: it marks, and value goes on.
 *
 * @param categories labels of these categories end a trace
 * @param throughEntities whether a label also counts for the other scripts of the labelled script's
 *     entity; such a stop is an inference
 * @param atCollaborativeSpends whether a transaction in which several owners spend together (a
 *     CoinJoin) ends it
 */
public record StopRules(
        Set<Category> categories, boolean throughEntities, boolean atCollaborativeSpends) {
    public static final StopRules DEFAULT =
            new StopRules(
                    Set.of(Category.EXCHANGE, Category.SERVICE, Category.MIXER, Category.BRIDGE),
                    true,
                    true);

    public static final StopRules NONE = new StopRules(Set.of(), false, false);

    /**
     * @throws BadInput if a trace is to stop at sanctions: that would hide where the value went on
     *     to
     */
    public StopRules {
        if (categories.contains(Category.SANCTIONED)) {
            throw new BadInput(
                    "a sanctions label marks a trace and never stops it; leave out '%s'"
                            .formatted(Category.SANCTIONED.id()));
        }
        categories = java.util.Collections.unmodifiableSet(new TreeSet<>(categories));
    }
}
