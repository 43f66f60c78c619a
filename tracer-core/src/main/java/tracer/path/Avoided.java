package tracer.path;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import tracer.attribution.Category;
import tracer.ledger.TxId;

/**
 * What no path leads through, beside what the stop rules say. Its two ends are not avoided.
 *
 * @param categories parties that labels of these name; also sanctioned ones, which never stop a
 *     trace: to ask for a way around them hides nothing
 */
public record Avoided<A>(Set<Category> categories, Set<A> addresses, Set<TxId> transactions) {
    public Avoided {
        categories = Collections.unmodifiableSet(new TreeSet<>(categories));
        addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
        transactions = Collections.unmodifiableSet(new LinkedHashSet<>(transactions));
    }

    public static <A> Avoided<A> nothing() {
        return new Avoided<>(Set.of(), Set.of(), Set.of());
    }
}
