package tracer.path;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import tracer.attribution.Category;
import tracer.entity.EntityId;
import tracer.problem.BadInput;

/**
 * Where a path begins, or where it ends: at any of these.
 *
 * @param addresses of the family that is searched
 * @param entities all scripts of each; an inference. Accounts have none
 * @param categories whoever a label of such a category names
 */
public record Ends<A>(Set<A> addresses, Set<EntityId> entities, Set<Category> categories) {
    /**
     * @throws BadInput if there is nothing to begin or end at
     */
    public Ends {
        addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
        entities = Collections.unmodifiableSet(new TreeSet<>(entities));
        categories = Collections.unmodifiableSet(new TreeSet<>(categories));
        if (addresses.isEmpty() && entities.isEmpty() && categories.isEmpty()) {
            throw new BadInput("a path needs somewhere to begin and somewhere to end");
        }
    }

    /** One address. */
    public static <A> Ends<A> at(A address) {
        return new Ends<>(Set.of(address), Set.of(), Set.of());
    }
}
