package tracer.attribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/** What kind of party a label names. The set is closed so that stop rules can be exhaustive. */
public enum Category {
    EXCHANGE,
    SERVICE,
    MERCHANT,
    MIXER,
    BRIDGE,
    ADVERTISING,
    SANCTIONED,
    OTHER;

    /** By its name in lower case, as in label files. */
    public static Category of(String text) {
        try {
            return valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "category '%s' is not one of %s"
                            .formatted(
                                    text,
                                    Arrays.stream(values())
                                            .map(Category::id)
                                            .collect(Collectors.joining(", "))),
                    e);
        }
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether value that arrives here mixes with that of others inside, so that the chain no longer
     * shows whose value leaves.
     */
    public boolean poolsFunds() {
        return switch (this) {
            case EXCHANGE, SERVICE, MIXER, BRIDGE -> true;
            case MERCHANT, ADVERTISING, SANCTIONED, OTHER -> false;
        };
    }
}
