package tracer.flow;

import java.util.Set;
import java.util.TreeSet;
import tracer.attribution.Category;

/**
 * Where a trace ends although the chain goes on, since the chain no longer shows whose value
 * leaves.
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

    public StopRules {
        categories = java.util.Collections.unmodifiableSet(new TreeSet<>(categories));
    }
}
