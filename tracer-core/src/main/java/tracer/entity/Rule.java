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
    SAME_KEY("same-key", 1, 100),
    /**
     * Two forms of one script or one key hash: P2WPKH and P2PKH of the same key hash; P2SH and what
     * a spend shows to be inside. A logical identity, not a guess.
     */
    SAME_SCRIPT("same-script", 1, 100),
    /**
     * An output recognised as change goes back to whoever pays ({@link
     * tracer.change.ChangeExpression}). Never drawn unless asked for. Known failures: those of the
     * rules that the expression names; one false edge can join strangers.
     */
    CHANGE("change", 1, 50);

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

    /** Whether what it joins is one thing in two forms, so that nothing is inferred. */
    public boolean isIdentity() {
        return switch (this) {
            case SAME_KEY, SAME_SCRIPT -> true;
            case CO_SPEND, CHANGE -> false;
        };
    }
}
