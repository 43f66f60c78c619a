package tracer.entity;

import java.util.Arrays;
import tracer.problem.BadInput;

/**
 * A named, versioned rule that draws {@link Evidence}. Confidence is a grade for ordering rules
 * among themselves, 1 to 100, not a probability.
 */
public enum Rule {
    /**
     * Inputs spent together have one owner (Nakamoto 2008 §10; Meiklejohn et al., IMC 2013).
     * Collaborative spends are left out. Known failures: PayJoin, pooled custody, multi-party
     * contracts look the same.
     */
    CO_SPEND("co-spend", 1, 80),
    /** A bare public key and the hash of the same key: a logical identity, not a guess. */
    SAME_KEY("same-key", 1, 100);

    private final String id;
    private final int version;
    private final int confidence;

    Rule(String id, int version, int confidence) {
        this.id = id;
        this.version = version;
        this.confidence = confidence;
    }

    /** By its name in the store and in exports. */
    public static Rule of(String id) {
        return Arrays.stream(values())
                .filter(r -> r.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new BadInput("'%s' is no known rule".formatted(id)));
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    public int confidence() {
        return confidence;
    }
}
