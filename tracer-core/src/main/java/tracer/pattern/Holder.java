package tracer.pattern;

import java.util.Comparator;

/**
 * Whom value moves between, on whatever ledger. That two addresses are one entity is an inference.
 *
 * @param id an address; the hash of a script that has none; or an entity's name
 */
public record Holder(Kind kind, String id) implements Comparable<Holder> {
    private static final Comparator<Holder> ORDER =
            Comparator.comparing(Holder::kind).thenComparing(Holder::id);

    /** One address, or addresses believed to have one owner. */
    public enum Kind {
        ADDRESS,
        ENTITY
    }

    @Override
    public int compareTo(Holder o) {
        return ORDER.compare(this, o);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + id;
    }
}
