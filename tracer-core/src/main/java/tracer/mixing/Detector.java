package tracer.mixing;

import java.util.List;

/**
 * Recognises one way of mixing by a transaction's shape: an inference by a named, versioned rule.
 * The set is closed: each is one class of this package, listed in {@link Detectors}. Stateless.
 */
public abstract class Detector {
    private final String id;
    private final int version;
    private final SpendClass spendClass;
    private final String source;
    private final List<Condition> conditions;

    /**
     * @param source who published the rule
     * @param conditions in the order in which they are asked; the cheap ones first
     */
    Detector(
            String id,
            int version,
            SpendClass spendClass,
            String source,
            List<Condition> conditions) {
        this.id = id;
        this.version = version;
        this.spendClass = spendClass;
        this.source = source;
        this.conditions = List.copyOf(conditions);
    }

    /** How strong its word is for a transaction that meets all conditions. */
    abstract Grade grade(SpendShape shape);

    /** Where its rule is known to be wrong, in one sentence. */
    public abstract String knownFailure();

    public final String id() {
        return id;
    }

    public final int version() {
        return version;
    }

    public final SpendClass spendClass() {
        return spendClass;
    }

    public final String source() {
        return source;
    }

    public final List<Condition> conditions() {
        return conditions;
    }

    /**
     * Asks the conditions in order, up to the first that does not hold. One whose answer is not
     * known does not end it, since a later one may be known to fail.
     */
    final Answer ask(SpendShape shape) {
        Condition unknown = null;
        // By index: this runs for every transaction of a chain.
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            switch (condition.test().apply(shape)) {
                case YES -> {}
                case NO -> {
                    return new Answer.DoesNotFit(condition, condition.seen().apply(shape));
                }
                case UNKNOWN -> unknown = unknown == null ? condition : unknown;
            }
        }
        return unknown == null ? new Answer.Fits(grade(shape), "") : new Answer.Undecided(unknown);
    }

    /** Name and version, such as {@code equal-outputs v1}. */
    @Override
    public final String toString() {
        return id + " v" + version;
    }
}
