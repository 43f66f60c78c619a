package tracer.attribution;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/**
 * How sure a source is of a label, by the kind of ground that it has. Ids and levels are those of
 * GraphSense's TagPack taxonomy, so that packs of others mean the same here. A level orders labels
 * among themselves; it is not a probability, and known to fail as one: the authors of packs choose
 * it themselves.
 */
public enum Confidence {
    OWNERSHIP(100),
    OVERRIDE(100),
    LEDGER_IMMANENT(100),
    MANUAL_TRANSACTION(90),
    SERVICE_API(70),
    FORENSIC_INVESTIGATION(70),
    AUTHORITY_DATA(60),
    TRUSTED_PROVIDER(50),
    SERVICE_DATA(50),
    FORENSIC(50),
    UNTRUSTED_TRANSACTION(40),
    WEB_CRAWL(20),
    HEURISTIC(10),
    /** The source says so, or says nothing about it. */
    UNKNOWN(5);

    private final int level;

    Confidence(int level) {
        this.level = level;
    }

    /**
     * By its id, as in label files.
     *
     * @throws BadInput if it is none of the taxonomy's
     */
    public static Confidence of(String id) {
        try {
            return valueOf(id.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "confidence '%s' is not one of %s"
                            .formatted(
                                    id,
                                    Arrays.stream(values())
                                            .map(Confidence::id)
                                            .collect(Collectors.joining(", "))),
                    e);
        }
    }

    /** Such as {@code authority_data}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 0 to 100, higher is surer. */
    public int level() {
        return level;
    }

    public boolean isKnown() {
        return this != UNKNOWN;
    }

    /** For a reader: {@code authority_data (60)}, or {@code unknown}. */
    public String inWords() {
        return isKnown() ? "%s (%d)".formatted(id(), level) : id();
    }
}
