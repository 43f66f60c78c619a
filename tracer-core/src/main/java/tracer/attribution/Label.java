package tracer.attribution;

import java.util.Comparator;
import tracer.ledger.Address;

/**
 * Somebody's statement about an address: not a fact on chain. Ordered by name, address text, source
 * and category.
 *
 * @param name whom it names, such as "Exchange A"
 * @param source who says so
 */
public record Label(Address address, String name, Category category, String source)
        implements Comparable<Label> {
    private static final Comparator<Label> ORDER =
            Comparator.comparing(Label::name)
                    .thenComparing(l -> l.address().text())
                    .thenComparing(Label::source)
                    .thenComparing(l -> l.category().id());

    public Label {
        if (name.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("a label needs a name and a source");
        }
    }

    @Override
    public int compareTo(Label o) {
        return ORDER.compare(this, o);
    }
}
