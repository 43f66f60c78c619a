package tracer.pattern;

import java.util.Locale;

/**
 * What a finding is about.
 *
 * @param id the trace's seed, of several the first and how many more, an address or script hash, or
 *     an entity's name
 */
public record Subject(Kind kind, String id) {
    /** A trace, or one of the parties that value went through. */
    public enum Kind {
        TRACE,
        ADDRESS,
        ENTITY;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Subject of(Holder holder) {
        return new Subject(
                switch (holder.kind()) {
                    case ADDRESS -> Kind.ADDRESS;
                    case ENTITY -> Kind.ENTITY;
                },
                holder.id());
    }

    @Override
    public String toString() {
        return kind.id() + " " + id;
    }
}
