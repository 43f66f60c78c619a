package tracer.attribution;

import java.util.Locale;

/** Whether a statement held at a time, as far as its dates tell. */
public enum InForce {
    IN_FORCE,
    NOT_IN_FORCE,
    /** Its dates do not reach that time, or name the very day but no hour. */
    UNKNOWN;

    /** {@code in-force}, {@code not-in-force} or {@code unknown}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
