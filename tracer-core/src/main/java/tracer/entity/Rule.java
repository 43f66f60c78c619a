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
    CO_SPEND(
            "co-spend",
            1,
            80,
            "outputs spent together in one transaction have one owner; transactions recognised as collaborative are left out",
            "PayJoin, pooled custody and contracts of several parties look the same"),
    /** A bare public key and the hash of the same key: a logical identity, not a guess. */
    SAME_KEY(
            "same-key",
            1,
            100,
            "a bare public key and the hash of the same key are one key",
            "none known: a logical identity"),
    /**
     * Two forms of one script or one key hash: P2WPKH and P2PKH of the same key hash; P2SH and what
     * a spend shows to be inside. A logical identity, not a guess.
     */
    SAME_SCRIPT(
            "same-script",
            1,
            100,
            "two forms of one key hash, or a script hash and the script that a spend shows to be inside",
            "none known: a logical identity"),
    /**
     * An output recognised as change goes back to whoever pays ({@link
     * tracer.change.ChangeExpression}). Never drawn unless asked for. Known failures: those of the
     * rules that the expression names; one false edge can join strangers.
     */
    CHANGE(
            "change",
            1,
            50,
            "an output taken for change goes back to whoever pays",
            "each rule for change errs; one false edge can join strangers");

    private final String id;
    private final int version;
    private final int confidence;
    private final String claim;
    private final String knownFailure;

    Rule(String id, int version, int confidence, String claim, String knownFailure) {
        this.id = id;
        this.version = version;
        this.confidence = confidence;
        this.claim = claim;
        this.knownFailure = knownFailure;
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

    /** What it takes to be so, in words. */
    public String claim() {
        return claim;
    }

    /** Where that is wrong, in words. */
    public String knownFailure() {
        return knownFailure;
    }

    /** Whether what it joins is one thing in two forms, so that nothing is inferred. */
    public boolean isIdentity() {
        return switch (this) {
            case SAME_KEY, SAME_SCRIPT -> true;
            case CO_SPEND, CHANGE -> false;
        };
    }
}
